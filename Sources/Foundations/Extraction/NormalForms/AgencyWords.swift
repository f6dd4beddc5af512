/// The words of an agency's name in their matching form: folded, short forms written out the same way everywhere,
/// without `các` and `và`, so that `UBND các xã` is `Ủy ban nhân dân xã`.
struct AgencyWord: Equatable {
    var key: String
    /// The tokens it was made from.
    var tokens: Range<Int>
}

/// Matching words of tokens. Signs are left out; what they part is told by the tokens between two words.
func agencyWords(_ tokens: [CellToken]) -> [AgencyWord] {
    var words: [AgencyWord] = []
    for (index, token) in tokens.enumerated() where token.kind != .sign && token.folded != "va" && token.folded != "cac"
    {
        words.append(AgencyWord(key: token.folded, tokens: index..<(index + 1)))
    }
    var result: [AgencyWord] = []
    var index = 0
    while index < words.count {
        guard let rules = rewritings[words[index].key],
            let rule = rules.first(where: { rule in
                index + rule.from.count <= words.count
                    && rule.from.indices.allSatisfy { rule.from[$0] == words[index + $0].key }
            })
        else {
            result.append(words[index])
            index += 1
            continue
        }
        let tokens = words[index].tokens.lowerBound..<words[index + rule.from.count - 1].tokens.upperBound
        for key in rule.to { result.append(AgencyWord(key: key, tokens: tokens)) }
        index += rule.from.count
    }
    return result
}

private struct Rewriting: Sendable {
    var from: [String]
    var to: [String]
}

/// By first word, longest first.
private let rewritings: [String: [Rewriting]] = {
    let lines = """
        uy ban nhan dan=ubnd
        uy ban mat tran to quoc=mttq
        uy ban mttq=mttq
        uy ban mttqvn=mttq viet nam
        ub mttq=mttq
        ub mttqvn=mttq viet nam
        ubmt to quoc=mttq
        ubmttq=mttq
        ubmttqvn=mttq viet nam
        mat tran to quoc=mttq
        mttqvn=mttq viet nam
        vn=viet nam
        hoi dong nhan dan=hdnd
        van phong=vp
        vpub=vp ubnd
        vpubnd=vp ubnd
        ban quan ly=bql
        khu kinh te=kkt
        khu cong nghiep=kcn
        kh cn=khoa hoc cong nghe
        khcn=khoa hoc cong nghe
        skhcn=so khoa hoc cong nghe
        bkhcn=bo khoa hoc cong nghe
        gd dt=giao duc dao tao
        gddt=giao duc dao tao
        nn mt=nong nghiep moi truong
        nnmt=nong nghiep moi truong
        vhttdl=van hoa the thao du lich
        vhtt dl=van hoa the thao du lich
        vh tt dl=van hoa the thao du lich
        dt tg=dan toc ton giao
        dttg=dan toc ton giao
        tt tt=thong tin truyen thong
        tttt=thong tin truyen thong
        kh dt=ke hoach dau tu
        khdt=ke hoach dau tu
        gtvt=giao thong van tai
        tn mt=tai nguyen moi truong
        tnmt=tai nguyen moi truong
        nn ptnt=nong nghiep phat trien nong thon
        nnptnt=nong nghiep phat trien nong thon
        ld tb xh=lao dong thuong binh xa hoi
        ldtb xh=lao dong thuong binh xa hoi
        ldtbxh=lao dong thuong binh xa hoi
        ptth=phat thanh truyen hinh
        pt th=phat thanh truyen hinh
        bhxh=bao hiem xa hoi
        nhnn=ngan hang nha nuoc
        kbnn=kho bac nha nuoc
        tand=toa an nhan dan
        vksnd=vien kiem sat nhan dan
        vien ksnd=vien kiem sat nhan dan
        ca tinh=cong an tinh
        htx=hop tac xa
        khkt=khoa hoc ky thuat
        kh kt=khoa hoc ky thuat
        chqs=chi huy quan su
        bchqs=bo chi huy quan su
        tthc=thu tuc hanh chinh
        dn=doanh nghiep
        dnnn=doanh nghiep nha nuoc
        tp=thanh pho
        tx=thi xa
        tw=trung uong
        dh=dai hoc
        cd=cao dang
        ubnd p=ubnd phuong
        ubnd x=ubnd xa
        ubnd tt=ubnd thi tran
        """
    var rules: [String: [Rewriting]] = [:]
    for line in lines.split(separator: "\n") {
        let sides = line.split(separator: "=")
        guard sides.count == 2 else { continue }
        let from = sides[0].split(separator: " ").map(String.init)
        rules[from[0], default: []].append(Rewriting(from: from, to: sides[1].split(separator: " ").map(String.init)))
    }
    return rules.mapValues { $0.sorted { $0.from.count > $1.from.count } }
}()
