import Design
import Organizations
import Plans
import Vocabulary
import Web

/// The deeds on a promise: each an address, so that the list of rights names it.
struct AssignmentDeeds: Sendable {
    let decisions: Decisions
    let extensions: Extensions
    let claims: Claims
    let assignments: Assignments
    /// Shows the promise's page again after a deed that was refused.
    let again: @Sendable (Call, RefusedDeed) async throws -> Reply

    private static let focal = Audience.roles([.focal])
    private static let office = Audience.roles([.office])
    private typealias Deed = @Sendable (ID<Assignment>, Int, Form, Call, Viewer) async throws -> Phrase

    var endpoints: [Endpoint] {
        let (decisions, extensions, claims) = (decisions, extensions, claims)
        return [
            deed("nhan", for: Self.focal) { id, version, _, _, viewer in
                try await decisions.accept(id, version: version, by: viewer)
                return Phrase("Đã nhận việc.", "Accepted.")
            },
            deed("khong-dung", for: Self.focal) { id, version, form, _, viewer in
                let unit = form.words("co-quan")
                try await decisions.contest(
                    id, version: version, reason: form.text("ly-do"), suggested: unit.isEmpty ? nil : ID(unit),
                    by: viewer)
                return Phrase("Đã báo Văn phòng: không đúng đơn vị.", "The Office was told.")
            },
            deed("giu-nguyen", for: Self.office) { id, version, form, _, viewer in
                try await decisions.uphold(id, version: version, reason: form.text("ly-do"), by: viewer)
                return Phrase("Đã giữ nguyên cơ quan thực hiện.", "The agency stays.")
            },
            deed("chuyen", for: Self.office) { id, version, form, _, viewer in
                try await decisions.reassign(
                    id, version: version, to: ID(form.words("co-quan")), reason: form.text("ly-do"), by: viewer)
                return Phrase("Đã giao sang cơ quan khác.", "Given to another agency.")
            },
            deed("xac-nhan", for: Self.office) { id, _, form, _, viewer in
                try await decisions.confirm(id, mark: form.words("noi-dung"), by: viewer)
                return Phrase("Đã xác nhận kết quả.", "The result is confirmed.")
            },
            deed("tra-lai", for: Self.office) { id, version, form, _, viewer in
                try await decisions.giveBack(id, version: version, reason: form.text("ly-do"), by: viewer)
                return Phrase("Đã trả lại, kèm lý do.", "Returned with the reason.")
            },
            deed("tam-dung", for: Self.office) { id, version, form, _, viewer in
                try await decisions.suspend(
                    id, version: version, reason: form.text("ly-do"), by: try form.paper(), viewer: viewer)
                return Phrase("Đã tạm dừng; từ hôm nay không tính ngày.", "Suspended; days do not count.")
            },
            deed("tiep-tuc", for: Self.office) { id, version, _, _, viewer in
                try await decisions.resume(id, version: version, by: viewer)
                return Phrase("Việc được tiếp tục.", "It goes on.")
            },
            deed("rut", for: .roles([.office, .coordinator])) { id, version, form, _, viewer in
                try await decisions.withdraw(
                    id, version: version, reason: form.text("ly-do"), by: try form.paper(), viewer: viewer)
                return Phrase("Đã rút việc của cơ quan này.", "Withdrawn.")
            },
            deed("mo-lai", for: Self.office) { id, version, form, _, viewer in
                try await decisions.reopen(id, version: version, reason: form.text("ly-do"), by: viewer)
                return Phrase("Đã mở lại; lần hoàn thành trước được giữ.", "Reopened; the first completion is kept.")
            },
            deed("gia-han", for: Self.focal) { id, version, form, _, viewer in
                try await extensions.ask(
                    id, version: version,
                    .init(
                        to: try form.day("den-ngay"), reason: form.text("ly-do"), cause: form.words("nguyen-nhan")),
                    by: viewer)
                return Phrase("Đã gửi đề nghị gia hạn.", "The request was sent.")
            },
            deed("quyet-dinh-gia-han", for: Self.office) { id, version, form, _, viewer in
                try await extensions.extend(
                    id, version: version, .init(to: try form.day("den-ngay"), reason: form.text("ly-do")),
                    by: try form.paper(), forAllLeads: form["tat-ca"] == "1", viewer: viewer)
                return Phrase("Đã gia hạn.", "Extended.")
            },
            deed("gia-han/{de-nghi}/rut", for: Self.focal) { _, _, _, call, viewer in
                try await extensions.takeBack(call.parameter("de-nghi"), by: viewer)
                return Phrase("Đã rút đề nghị.", "Taken back.")
            },
            deed("gia-han/{de-nghi}/duyet", for: Self.office) { _, _, form, call, viewer in
                try await extensions.grant(
                    call.parameter("de-nghi"), to: try form.day("den-ngay"), by: try form.paper(),
                    words: form.text("loi"), forAllLeads: form["tat-ca"] == "1", viewer: viewer)
                return Phrase("Đã gia hạn.", "Extended.")
            },
            deed("gia-han/{de-nghi}/tu-choi", for: Self.office) { _, _, form, call, viewer in
                try await extensions.refuse(
                    call.parameter("de-nghi"), by: try form.paper(), words: form.text("ly-do"), viewer: viewer)
                return Phrase("Đã trả lời không gia hạn.", "Refused.")
            },
            deed("cho", for: Self.focal) { id, _, form, _, viewer in
                try await claims.make(
                    NewClaim(
                        assignment: id, on: ID(form.words("co-quan")), cause: form.words("nguyen-nhan"),
                        words: form.text("ly-do")), by: viewer)
                return Phrase("Đã báo cho cơ quan được chờ.", "The agency that is waited for was told.")
            },
        ]
    }

    private func deed(_ path: String, for audience: Audience, _ deed: @escaping Deed) -> Endpoint {
        let (again, assignments) = (again, assignments)
        return Endpoint(.post, "/giao-viec/{id}/\(path)", for: audience, bodyLimit: 1 << 16) { call in
            let id = ID<Assignment>(call.parameter("id"))
            let viewer = Viewer(call)
            let form = try call.form()
            do {
                // A deed on another promise's extension would answer with this one's page.
                _ = try await assignments.assignment(id, for: viewer)
                let done = try await deed(id, Int(form["ban"] ?? "") ?? 0, form, call, viewer)
                let back = form["ve"].flatMap { Address.inside($0) } ?? AssignmentAddress.of(id)
                return .redirect(back, saying: call.language(done))
            } catch let problem as ProgressProblem {
                let word = path.split(separator: "/").map { $0 == "{de-nghi}" ? call.parameter("de-nghi") : String($0) }
                return try await again(
                    call,
                    RefusedDeed(
                        form: word.joined(separator: "-"), typed: form, problem: problem.message,
                        isConflict: problem.isConflict))
            }
        }
    }
}

extension ProgressProblem {
    /// Someone was there in between: 409.
    var isConflict: Bool {
        switch self {
        case .changedMeanwhile, .contentChanged: true
        default: false
        }
    }
}
