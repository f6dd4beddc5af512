import Vocabulary

/// The edge's cookies that go with one answer.
struct MemoryOfVisit {
    let call: Call
    let reply: Reply

    private var isPage: Bool { reply.type.hasPrefix("text/html") && (200..<600).contains(reply.status) }
    private var isRedirect: Bool { (300..<400).contains(reply.status) }

    var cookies: [String] {
        var lines: [String] = []
        let secure = call.isSecure
        if let asked = call.value("lang"), asked != call.cookies[HouseCookies.language], asked == call.language.rawValue
        {
            lines.append(HouseCookies.line(HouseCookies.language, asked, maxAge: 31_536_000, isSecure: secure))
        }
        if let notice = reply.notice {
            lines.append(
                HouseCookies.line(HouseCookies.notice, HouseCookies.write(notice), maxAge: 60, isSecure: secure))
        } else if call.cookies[HouseCookies.notice] != nil, isPage, !isRedirect {
            lines.append(HouseCookies.line(HouseCookies.notice, "", maxAge: 0, isSecure: secure))
        }
        if call.visitor == nil, isPage, !isRedirect, !call.formToken.isEmpty,
            call.cookies[HouseCookies.formSecret] != call.formToken
        {
            lines.append(HouseCookies.line(HouseCookies.formSecret, call.formToken, maxAge: 7200, isSecure: secure))
        }
        return lines
    }
}
