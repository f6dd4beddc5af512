import Design
import Formats
import Organizations
import Plans
import Vocabulary
import Web

/// Packs down and up.
struct PackScreens: Sendable {
    let packs: Packs
    private let room = PackRoom()

    init(packs: Packs) { self.packs = packs }

    private static let focal = Audience.roles([.focal])
    private static let desk = Audience.roles([.coordinator, .office])
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/viec-cua-toi/goi", for: Self.focal) { page($0) },
            Endpoint(.get, "/viec-cua-toi/nop-goi", for: Self.focal) { _ in .redirect(PackPage.here) },
            Endpoint(.post, "/viec-cua-toi/nop-goi", for: Self.focal, bodyLimit: 24 << 20, take),
            Endpoint(.get, "/viec-cua-toi/goi.xlsx", for: .roles([.focal, .coordinator, .office]), download),
            Endpoint(.get, "/giao-viec/goi", for: Self.desk) { call in
                let page = PackListPage(units: try await packs.units(for: Viewer(call)), language: call.language)
                return call.page(title: call.language(.packAll), at: nil, main: page.main)
            },
            Endpoint(.get, "/giao-viec/goi.zip", for: Self.desk, downloadAll),
        ]
    }

    private func download(_ call: Call) async throws -> Reply {
        let made = try await packs.make(of: call.value("co-quan"), for: Viewer(call))
        return .file(try await room.work { try made.book.xlsx() }, name: made.fileName, type: Self.type)
    }

    /// All packs in one ZIP, each made when the one before it was sent.
    private func downloadAll(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let units = try await packs.units(for: viewer)
        var reply = Reply.file([], name: "goi-tien-do_\(call.world.today().iso).zip", type: "application/zip")
        reply.body = .stream { write in _ = try await packs.writeAll(units, for: viewer, write) }
        return reply
    }

    private func take(_ call: Call) async throws -> Reply {
        let (viewer, form) = (Viewer(call), try call.form())
        let answers = Self.answers(form)
        do {
            let reading = try await reading(form)
            guard form["viec"] == "gui" else {
                return page(call, try await packs.examine(reading, answers: answers, for: viewer), reading, answers)
            }
            let found = try await packs.send(reading, answers: answers, by: viewer)
            if let sent = found.sent {
                let words: Phrase = sent == 0 ? .packNothing : .packSent(sent)
                return .redirect(Section.work.address, saying: call.language(words))
            }
            return page(call, found, reading, answers, status: found.outdated > 0 ? 409 : 422)
        } catch let problem as any UserFacing {
            let status = if case .rowRefused? = problem as? PackRefusal { 409 } else { 422 }
            return page(call, problem: problem.message, status: status)
        }
    }

    /// What is sent: the file, or what a check showed before.
    private func reading(_ form: Form) async throws -> PackReading {
        if let file = form.file("tep") {
            return try await room.work { try ProgressPack.reader.read(file.bytes, fileName: file.name) }
        }
        guard let carried = form["goi"], !carried.isEmpty else { throw PackRefusal.noFile }
        return try await room.work {
            guard let json = try? JSON(parsing: carried) else { throw PackRefusal.notOurs }
            return try PackReading(json: json, by: ProgressPack.reader)
        }
    }

    private static func answers(_ form: Form) -> [Int: String] {
        var answers: [Int: String] = [:]
        for (name, value) in form.fields where name.hasPrefix("tl-") && !packText(value).isEmpty {
            if let row = Int(name.dropFirst(3)) { answers[row] = packText(value) }
        }
        return answers
    }

    private func page(
        _ call: Call, _ found: PackExamination? = nil, _ reading: PackReading? = nil, _ answers: [Int: String] = [:],
        problem: UserMessage? = nil, status: Int? = nil
    ) -> Reply {
        var carried = reading
        if let found {
            let wanted = Set(found.lines.filter(\.isToBeSent).map(\.row))
            carried?.lines.removeAll { !wanted.contains($0.row) }
        }
        var problem = problem
        if let found, status == 409, found.outdated > 0 {
            problem = UserMessage(
                code: "PRG-85", says: call.language(.packAgain), next: call.language(.packAgainNext))
        }
        let page = PackPage(
            examination: found, carried: carried, answers: answers, problem: problem, token: call.formTokenField,
            language: call.language)
        let isTrouble = problem != nil || (found?.wrong ?? 0) > 0
        return call.page(
            title: call.language(.packs), at: .work, status: status ?? (isTrouble ? 422 : 200), main: page.main)
    }
}
