/// Reads `multipart/form-data` as browsers write it (RFC 7578), strictly: what does not fit is refused, not guessed.
struct Multipart {
    let body: [UInt8]
    let boundary: [UInt8]
    let limits: FormLimits

    /// One part's own lines.
    private struct Head {
        var name = ""
        var fileName: String?
    }

    /// The boundary of a content type; nil when there is none or it is not one of RFC 2046 (1…70 characters).
    static func boundary(of contentType: String) -> [UInt8]? {
        guard let value = HeaderParameters(contentType)["boundary"] else { return nil }
        let bytes = Array(value.utf8)
        let allowed: (UInt8) -> Bool = { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || "'()+_,-./:=? ".utf8.contains(byte)
        }
        return (1...70).contains(bytes.count) && bytes.allSatisfy(allowed) && bytes.last != 32 ? bytes : nil
    }

    func form() throws(FormProblem) -> Form {
        var form = Form()
        let opening = Array("--".utf8) + boundary
        guard body.starts(with: opening) else { throw .unreadable }
        var at = opening.count
        let delimiter = Array("\r\n--".utf8) + boundary
        while true {
            if isClose(at) { return form }
            guard starts([13, 10], at) else { throw .unreadable }
            at += 2
            guard let headEnd = find([13, 10, 13, 10], from: at, upTo: at + limits.partHeadBytes) else {
                throw .unreadable
            }
            let head = try readHead(body[at..<headEnd])
            let start = headEnd + 4
            // An empty part's delimiter may begin with the blank line's own end.
            guard let end = find(delimiter, from: start, upTo: body.count) else { throw .unreadable }
            try add(head, body[start..<end], to: &form)
            at = end + delimiter.count
        }
    }

    private func add(_ head: Head, _ content: ArraySlice<UInt8>, to form: inout Form) throws(FormProblem) {
        if let fileName = head.fileName {
            guard form.files.count < limits.files else { throw .tooManyFields }
            form.files.append((head.name, UploadedFile(name: fileName, bytes: Array(content))))
            return
        }
        guard form.fields.count < limits.fields else { throw .tooManyFields }
        guard let value = Decoding.text(Array(content), keepingLines: true) else { throw .unreadable }
        form.fields.append((head.name, value))
    }

    private func readHead(_ lines: ArraySlice<UInt8>) throws(FormProblem) -> Head {
        var head: Head?
        guard let text = String(validating: lines, as: UTF8.self) else { throw .unreadable }
        for line in text.utf8.split(separator: 10) {
            let whole = Substring(line)
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .unreadable }
            let value = Substring(line[line.index(after: colon)...])
            switch whole[..<colon].lowercased() {
            case "content-disposition":
                let parameters = HeaderParameters(String(value))
                guard head == nil, parameters.first == "form-data", let name = parameters["name"], !name.isEmpty else {
                    throw .unreadable
                }
                head = Head(
                    name: Decoding.clean(name, keepingLines: false), fileName: parameters["filename"].map(Self.bare))
            case "content-transfer-encoding":
                guard ["binary", "8bit", "7bit"].contains(HeaderParameters(String(value)).first) else {
                    throw .unreadable
                }
            default: continue
            }
        }
        guard let head else { throw .unreadable }
        return head
    }

    /// The name without folders of either kind of system.
    private static func bare(_ name: String) -> String {
        let last = name.utf8.split(omittingEmptySubsequences: false) { $0 == 47 || $0 == 92 }.last
        return Decoding.clean(last.map { String(Substring($0)) } ?? "", keepingLines: false)
    }

    private func isClose(_ at: Int) -> Bool {
        starts([45, 45], at) && (at + 2 == body.count || starts([13, 10], at + 2))
    }

    private func starts(_ mark: [UInt8], _ at: Int) -> Bool {
        at + mark.count <= body.count && body[at..<(at + mark.count)].elementsEqual(mark)
    }

    /// Where `mark` begins in `start..<end`; nil when it does not.
    private func find(_ mark: [UInt8], from start: Int, upTo end: Int) -> Int? {
        let last = min(end, body.count) - mark.count
        guard start <= last else { return nil }
        return body.withUnsafeBufferPointer { bytes in
            mark.withUnsafeBufferPointer { mark in
                var at = start
                while at <= last {
                    if bytes[at] == mark[0] {
                        var length = 1
                        while length < mark.count, bytes[at + length] == mark[length] { length += 1 }
                        if length == mark.count { return at }
                    }
                    at += 1
                }
                return nil
            }
        }
    }
}
