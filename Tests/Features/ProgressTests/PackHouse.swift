import Database
import Formats
import Foundation
import Organizations
import Plans
import TestHouse
import Testing
import Vocabulary
import Web

@testable import Progress

extension PromiseHouse {
    var packs: Packs { Packs(database: database, world: world) }

    /// The unit's pack as its people hold it.
    func pack(_ viewer: Viewer) async throws -> Packs.Made { try await packs.make(of: nil, for: viewer) }

    /// The pack after `change`, written and read as a real file.
    func filled(
        _ made: Packs.Made, _ change: (inout [[String: PackValue]]) throws -> Void = { _ in }
    ) throws -> PackReading {
        var book = made.book
        try change(&book.rows)
        return try ProgressPack.reader.read(try book.xlsx(), fileName: "goi.xlsx")
    }

    /// Everything said about a promise, newest first.
    func updates(_ id: ID<Assignment>) async throws -> [ProgressUpdate] {
        try await assignments.file(id, for: PromiseHouse.leader).updates
    }

    /// Three tasks of one department, in the order of their deadlines.
    func three(_ code: String = "so-y-te") async throws -> (viewer: Viewer, ids: [ID<Assignment>]) {
        var ids: [ID<Assignment>] = []
        for (title, due) in [("Việc một", "2026-02-28"), ("Việc hai", "2026-03-31"), ("Việc ba", "2026-04-30")] {
            let mission = try await add(title, lead: [code], due: try day(due))
            ids.append(try await promise(mission, code).id)
        }
        return (try await focal(code), ids)
    }

    /// Asks a page as this viewer.
    func ask(
        _ method: Web.Method, _ path: String, as viewer: Viewer, query: [(name: String, value: String)] = [],
        form: [(name: String, value: String)] = [], file: UploadedFile? = nil
    ) async throws -> (status: Int, text: String, bytes: [UInt8], headers: [String: String]) {
        var call = Call(world: world, method: method, path: path, query: query)
        call.visitor = Visitor(
            account: viewer.actor, name: viewer.actorName, unit: viewer.unit?.text ?? "", unitName: "",
            roles: viewer.roles, formToken: "x")
        call.sentForm = Form(fields: form, files: file.map { [("tep", $0)] } ?? [])
        let endpoint = try #require(
            PackScreens(packs: packs).endpoints.first { $0.method == method && $0.path == path })
        guard endpoint.audience.admits(call.visitor) else { return (404, "", [], [:]) }
        let reply = try await endpoint.answer(call)
        let headers = Dictionary(reply.headers.map { ($0.name, $0.value) }) { first, _ in first }
        switch reply.body {
        case .none: return (reply.status, "", [], headers)
        case .bytes(let bytes): return (reply.status, String(decoding: bytes, as: UTF8.self), bytes, headers)
        case .stream(let stream):
            let sink = Sink()
            try await stream { await sink.take($0) }
            return (reply.status, "", await sink.bytes, headers)
        }
    }
}

private actor Sink {
    var bytes: [UInt8] = []
    func take(_ piece: [UInt8]) { bytes += piece }
}

extension PackExamination {
    /// Every sentence about wrong cells, in order.
    var sentences: [String] {
        lines.flatMap { line -> [String] in
            guard case .wrong(let sentences) = line.outcome else { return [] }
            return sentences
        }
    }

    /// The codes of the questions, in order.
    var questions: [String] {
        lines.flatMap { line -> [String] in
            guard case .asks(let asked) = line.outcome else { return [] }
            return asked.map(\.code)
        }
    }
}
