import Design
import Organizations
import Plans
import Vocabulary

/// How each target stands, short enough for a line of the register.
struct TargetMarking {
    /// The groups that the register counts by; each target is in exactly one.
    enum Group: String, CaseIterable {
        case risk = "nguy-co"
        case unsure = "chua-chac"
        case onTrack = "dung-nhip"
        case reached = "dat"
        case tooFew = "it-so"
        case silent = "chua-co-so"

        var name: Phrase {
            switch self {
            case .risk: Phrase("Nguy cơ", "At risk")
            case .unsure: Phrase("Chưa chắc", "Not sure")
            case .onTrack: Phrase("Đúng nhịp", "On track")
            case .reached: Phrase("Đạt", "Reached")
            case .tooFew: Phrase("Mới có ít số", "Few values")
            case .silent: Phrase("Chưa có số", "No value")
            }
        }

        init(_ standing: AimStanding) {
            self =
                switch standing.state {
                case .atRisk, .reversed, .overdue: .risk
                case .onTrack: StandingWords.isUnsure(standing) ? .unsure : .onTrack
                case .reached: StandingWords.isUnsure(standing) ? .unsure : .reached
                case .tooFew: .tooFew
                case .noValue, .notComputable: .silent
                }
        }
    }

    /// The standing that a target is told by: the worst of those that are reckoned; nil when none is.
    static func worst(_ standings: [AimStanding]) -> AimStanding? {
        let order: [AimStanding.State] = [
            .overdue, .reversed, .atRisk, .noValue, .tooFew, .onTrack, .reached, .notComputable,
        ]
        return standings.min { a, b in
            let (x, y) = (order.firstIndex(of: a.state) ?? 0, order.firstIndex(of: b.state) ?? 0)
            return x == y ? (a.aim.horizon ?? .max) < (b.aim.horizon ?? .max) : x < y
        }
    }

    static func groups(_ language: Language) -> [(code: String, name: String)] {
        Group.allCases.map { ($0.rawValue, language($0.name)) }
    }

    /// Marks of the targets that have a standing; the others stand with what has no value.
    static func marks(_ lines: [Standings.Line], _ language: Language) -> [ID<Target>: TargetMark] {
        var standings: [ID<Target>: [AimStanding]] = [:]
        for line in lines {
            if let standing = line.standing { standings[line.line.aim.target, default: []].append(standing) }
        }
        return standings.compactMapValues { worst($0).map { mark($0, language) } }
    }

    static func mark(_ standing: AimStanding, _ language: Language) -> TargetMark {
        let indicator = standing.indicator
        let values = standing.sure.isEmpty ? standing.values : standing.sure
        let rates = AimTable.rates(standing)
        let rate = rates.final.rate.shown.map { AimRate.percent($0) } ?? ""
        let last = values.last.map { indicator.written($0.value) } ?? ""
        let period = values.last.map { language($0.period.short) } ?? ""
        let spark = Sparkline(
            values.suffix(12).map(\.value), aim: standing.demand?.bound(from: values.last?.value ?? 0))
        let told: HTML =
            rate.isEmpty
            ? .empty
            : "<span class=\"sub\">\(language("đi được", "way gone")) <span class=\"num\">\(rate)</span></span>"
        return TargetMark(
            group: Group(standing).rawValue,
            value: last.isEmpty
                ? "<span class=\"muted\">-</span>"
                : "<span class=\"num\"><b>\(last)</b></span> \(spark)<span class=\"sub\">\(period)</span>",
            state: "\(StandingWords.badge(standing, short: true, wraps: true, language))\(told)",
            words: [last, period, rate, language(StandingWords.state(standing, short: true))])
    }

    /// The pages that say more, over the register of targets.
    static func ways(_ viewer: Viewer, _ language: Language) -> [(name: String, to: Address)] {
        let all: [(name: String, to: Address)] = [
            (language("Cảnh báo sớm", "Early warnings"), Address("/chi-tieu/canh-bao")),
            (language("Tờ của tỉnh", "The province's sheet"), Address("/chi-tieu/to-tinh")),
            (language("Danh mục chỉ số", "Indicators"), Address("/chi-so")),
        ]
        let link = (name: language("Gắn chỉ số", "Tie to indicators"), to: Address("/chi-tieu/noi"))
        return viewer.keepsIndicators ? all + [link] : all
    }

    /// What the words of a mark are called in a file.
    static func headings(_ language: Language) -> [String] {
        [
            language("Giá trị mới nhất", "Newest value"), language("Kỳ", "Period"), language("Tỷ lệ", "Rate"),
            language("Tình trạng", "State"),
        ]
    }
}
