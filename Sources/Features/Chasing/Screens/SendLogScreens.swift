import Design
import Jobs
import Organizations
import Vocabulary
import Web

/// What was sent and how it went: read by keepers and inspectors, sent again by keepers.
struct SendLogScreens: Sendable {
    let log: SendLog

    private static let readers = Audience.roles([.keeper, .inspector])

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/quan-tri/gui", for: Self.readers, list),
            Endpoint(.get, "/quan-tri/gui/{id}", for: Self.readers) { try await detail($0) },
            Endpoint(.post, "/quan-tri/gui/{id}/lai", for: .roles([.keeper]), bodyLimit: 1 << 14, again),
        ]
    }

    private func list(_ call: Call) async throws -> Reply {
        let state = call.value("trang-thai").flatMap { Job.State(rawValue: $0) }
        let page = SendLogPage(
            page: try await log.list(Viewer(call), state: state, before: call.value("truoc")), state: state,
            isFirst: call.value("truoc") == nil, language: call.language)
        return call.page(title: call.language(.sending), at: .administration, main: page.main)
    }

    private func detail(_ call: Call, problem: ChaseProblem? = nil) async throws -> Reply {
        let viewer = Viewer(call)
        let found = try await log.find(viewer, call.parameter("id"))
        let page = SendingPage(
            job: found.job, name: found.name, attempts: found.attempts, mayKeep: viewer.keeps, problem: problem,
            token: call.formTokenField, language: call.language)
        return call.page(
            title: call.language(.sending), at: .administration, status: problem == nil ? 200 : 409, main: page.main)
    }

    private func again(_ call: Call) async throws -> Reply {
        do {
            try await log.again(Viewer(call), call.parameter("id"))
            return .redirect(SendLogPage.address(call.parameter("id")), saying: call.language(.queuedAgain))
        } catch let problem as ChaseProblem {
            return try await detail(call, problem: problem)
        }
    }
}

/// The list of everything that was sent or is to be sent.
struct SendLogPage {
    let page: SendLog.Page
    let state: Job.State?
    let isFirst: Bool
    let language: Language

    static let address = Address("/quan-tri/gui")
    static func address(_ id: String) -> Address { Address("/quan-tri/gui/{id}", id) }

    var main: HTML {
        let total = page.counts.values.reduce(0, +)
        let views =
            [(name: language(.all), count: total, address: Self.address, isCurrent: state == nil)]
            + Job.State.allCases.map { one in
                (
                    name: language(one.name), count: page.counts[one] ?? 0,
                    address: Self.address.with([("trang-thai", one.rawValue)]), isCurrent: one == state
                )
            }
        return """
            \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.sending), nil)]))
            \(PageHead(language(.sending), meta: HTML(text: language(.sendingNote))))
            \(SavedViews(views))
            \(page.lines.isEmpty ? EmptyState(language(.nothingSent), next: HTML(text: language(.nothingSentNext))).html : table)
            """
    }

    private var table: HTML {
        let here = Self.address.with([("trang-thai", state?.rawValue ?? "")])
        return """
            \(Table(
                caption: "<span class=\"vh\">\(language(.sending))</span>",
                columns: [
                    .init(language(.forWhom), .main), .init(language(.what), width: 14), .init(language(.state), width: 14),
                    .init(language(.attempts), .number, width: 8), .init(language(.answer), .wide, width: 30),
                    .init(language(.when), width: 16),
                ],
                rows: page.lines.map { line in
                    let job = line.listed.job
                    return Table.Row([
                        "<a href=\"\(Self.address(job.id.text))\">\(line.name.isEmpty ? job.key : line.name)</a>",
                        HTML(text: language(job.kindName)), job.state.badge(language).html,
                        HTML(text: Written.count(job.attempts)), HTML(text: line.listed.lastAttempt?.answer ?? ""),
                        "\(line.listed.lastAttempt?.endedAt ?? job.addedAt)",
                    ])
                }))
            \(Pager(shown: Written.count(page.lines.count), previous: isFirst ? nil : here, next: page.next.map { here.with([("truoc", $0)]) }))
            """
    }
}

/// One thing that was sent, and each attempt.
struct SendingPage {
    let job: Job
    let name: String
    let attempts: [JobAttempt]
    let mayKeep: Bool
    let problem: ChaseProblem?
    let token: HTML
    let language: Language

    var main: HTML {
        var facts: [(name: String, content: HTML)] = [
            (language(.what), HTML(text: language(job.kindName))), (language(.forWhom), HTML(text: name)),
            (language(.state), job.state.badge(language).html),
            (language(.attempts), HTML(text: Written.count(job.attempts))),
        ]
        if job.state == .waiting { facts.append((language(.nextTry), "\(job.runAt)")) }
        let again: HTML =
            mayKeep && (job.state == .parked || job.state == .doubtful)
            ? """
            <form class="form one" method="post" action="\(Address("/quan-tri/gui/{id}/lai", job.id.text))">\(token)
            \(job.state == .doubtful ? "<p class=\"meta\">\(language(.sendAgainNote))</p>" : .empty)
            <div class="acts">\(Button(language(.sendAgain), .primary))</div></form>
            """ : .empty
        return """
            \(Breadcrumb([(language(Section.administration.name), Section.administration.address), (language(.sending), SendLogPage.address), (name, nil)]))
            \(PageHead(name.isEmpty ? job.key : name))
            \(problem.map { Notice(.trouble, $0.message.says, next: $0.message.next).html } ?? .empty)
            \(Facts(facts))
            \(again)\(list)
            """
    }

    private var list: HTML {
        guard !attempts.isEmpty else { return .empty }
        return Table(
            caption: HTML(text: language(.attempts)),
            columns: [
                .init(language(.attempt), .number, width: 8), .init(language(.answer), .main),
                .init(language(.state), width: 16), .init(language(.when), width: 16),
                .init(language(.ended), width: 16),
                .init(language(.server), .desk, width: 20),
            ],
            rows: attempts.reversed().map { attempt in
                Table.Row([
                    HTML(text: Written.count(attempt.number)),
                    HTML(text: attempt.answer.isEmpty ? "–" : attempt.answer),
                    HTML(text: language(attempt.outcomeName)), "\(attempt.begunAt)",
                    attempt.endedAt.map { "\($0)" } ?? HTML(text: "–"), HTML(text: attempt.worker),
                ])
            }, isList: false
        ).html
    }
}

extension Job {
    /// What kind of thing is sent.
    fileprivate var kindName: Phrase {
        switch kind {
        case ChaseJobs.mail: Phrase("Thư nhắc việc", "Reminder by e-mail")
        case ChaseJobs.hook: Phrase("Webhook", "Webhook")
        default: Phrase("Soạn lời nhắc của ngày", "Composing the day")
        }
    }
}

extension Job.State {
    fileprivate var name: Phrase {
        switch self {
        case .waiting: Phrase("Chờ gửi", "Waiting")
        case .running: Phrase("Đang gửi", "Under way")
        case .done: Phrase("Đã xong", "Done")
        case .parked: Phrase("Không gửi được", "Given up")
        case .doubtful: Phrase("Chưa chắc", "In doubt")
        }
    }

    fileprivate func badge(_ language: Language) -> Badge {
        switch self {
        case .waiting, .running: Badge(.draft, language(name))
        case .done: Badge(.done, language(name))
        case .parked: Badge(.back, language(name))
        case .doubtful: Badge(.unknown, language(name))
        }
    }
}

extension JobAttempt {
    fileprivate var outcomeName: Phrase {
        switch outcome {
        case "done": Phrase("Xong", "Done")
        case "failed": Phrase("Chưa được", "Failed")
        case "refused": Phrase("Bị từ chối", "Refused")
        case "uncertain": Phrase("Không rõ đã đến chưa", "Nobody knows")
        case "lost": Phrase("Máy ngừng giữa chừng", "The server stopped meanwhile")
        default: Phrase("Đang làm", "Under way")
        }
    }
}
