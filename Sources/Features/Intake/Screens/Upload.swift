import Design
import Formats
import Organizations
import Vocabulary
import Web

/// Uploading a document and following its reading.
struct Upload: Sendable {
    let imports: Imports
    let limits: ReadingLimits

    func form(_ call: Call) async throws -> Reply { try await page(call, problem: nil) }

    func send(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        do {
            guard let file = try call.form().file("tep"), !file.name.isEmpty else { throw IntakeProblem.noFile }
            let received = try await imports.receive(file.bytes, fileName: file.name, by: viewer)
            let known = if case .known = received { "1" } else { "" }
            return .redirect(IntakeRoute.state(received.id).with([("da-co", known)]))
        } catch let problem as any UserFacing {
            return try await page(call, problem: problem.message)
        }
    }

    func state(_ call: Call) async throws -> Reply {
        let item = try await imports.find(ID(call.parameter("id")), for: Viewer(call))
        let isKnown = call.value("da-co") != nil
        if item.state == .ready, !isKnown { return .redirect(IntakeRoute.review(item.id)) }
        var reply = call.page(
            title: say("Nhập văn bản", "Upload"), at: .documents,
            main: ImportStatePage(item: item, isKnown: isKnown).main)
        if item.state == .received || item.state == .reading { reply.headers.append(("Refresh", "1")) }
        return reply
    }

    private func page(_ call: Call, problem: UserMessage?) async throws -> Reply {
        let list = try await imports.list(for: Viewer(call))
        let hint =
            say(
                "Tệp .docx, .xlsx, .txt, .md hoặc .csv, tối đa \(limits.fileBytes >> 20) MB, \(limits.unpackedBytes >> 20) MB khi mở nén, \(Written.count(limits.cells)) ô bảng; không có mật khẩu, không có macro.",
                "A .docx, .xlsx, .txt, .md or .csv file of at most \(limits.fileBytes >> 20) MB, \(limits.unpackedBytes >> 20) MB unpacked, \(Written.count(limits.cells)) cells, without a password or macros."
            )
        let main = UploadPage(imports: list, limits: hint, tokenField: call.formTokenField, problem: problem).main
        return call.page(
            title: say("Tải văn bản lên", "Upload a document"), at: .documents, status: problem == nil ? 200 : 422,
            main: main)
    }
}
