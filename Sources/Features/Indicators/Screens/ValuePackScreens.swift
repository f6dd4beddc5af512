import Design
import Formats
import Organizations
import Vocabulary
import Web

/// Packs of values down and up.
struct ValuePackScreens: Sendable {
    let packs: ValuePacks
    private let room = PackRoom()

    init(packs: ValuePacks) { self.packs = packs }

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/so-lieu/goi", for: ValueScreens.people) { page($0) },
            Endpoint(.post, "/so-lieu/goi", for: ValueScreens.people, bodyLimit: 24 << 20, take),
            Endpoint(.get, "/so-lieu/goi.xlsx", for: ValueScreens.people) { call in
                let made = try await packs.make(of: call.value("don-vi") ?? "", for: Viewer(call))
                return .file(
                    try await room.work { try made.book.xlsx() }, name: made.fileName, type: ValueFormat.xlsx.type)
            },
        ]
    }

    private func take(_ call: Call) async throws -> Reply {
        let (viewer, form) = (Viewer(call), try call.form())
        var answers: [Int: String] = [:]
        for (name, value) in form.fields where name.hasPrefix("tl-") && !packText(value).isEmpty {
            if let row = Int(name.dropFirst(3)) { answers[row] = packText(value) }
        }
        do {
            let reading = try await reading(form)
            guard form["viec"] == "gui" else {
                return page(call, try await packs.examine(reading, answers: answers, for: viewer), reading, answers)
            }
            let found = try await packs.send(reading, answers: answers, by: viewer)
            guard let sent = found.sent else {
                return page(call, found, reading, answers, status: found.outdated > 0 ? 409 : 422)
            }
            let words = call.language("Đã gửi \(Written.count(sent)) giá trị.", "\(sent) values sent.")
            return .redirect(
                ValuePackPage.here,
                saying: sent > 0 ? words : call.language("Gói không có gì mới.", "The pack holds nothing new."))
        } catch let problem as any UserFacing {
            return page(call, problem: problem.message, status: problem is CellsChanged ? 409 : 422)
        }
    }

    /// What is sent: the file, or what a check showed before.
    private func reading(_ form: Form) async throws -> PackReading {
        if let file = form.file("tep") {
            return try await room.work { try ValuePack.reader.read(file.bytes, fileName: file.name) }
        }
        guard let carried = form["goi"], !carried.isEmpty else { throw ValueFileProblem.noFile }
        return try await room.work {
            guard let json = try? JSON(parsing: carried) else { throw ValuePackRefusal.notOurs }
            return try PackReading(json: json, by: ValuePack.reader)
        }
    }

    private func page(
        _ call: Call, _ found: ValuePackExamination? = nil, _ reading: PackReading? = nil,
        _ answers: [Int: String] = [:], problem: UserMessage? = nil, status: Int? = nil
    ) -> Reply {
        var carried = reading
        if let found {
            // What says nothing new need not come back.
            let rows = Set(found.lines.filter { $0.outcome != .unchanged }.map(\.row))
            carried?.lines.removeAll { !rows.contains($0.row) }
        }
        let page = ValuePackPage(
            examination: found, carried: carried, answers: answers, problem: problem, token: call.formTokenField,
            language: call.language)
        let isTrouble = problem != nil || (found?.wrong ?? 0) > 0
        return call.page(
            title: page.title, at: .values, status: status ?? (isTrouble ? 422 : 200), main: page.main)
    }
}
