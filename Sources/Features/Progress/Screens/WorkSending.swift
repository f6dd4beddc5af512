import Design
import Files
import Organizations
import Plans
import Vietnamese
import Vocabulary
import Web

extension WorkScreens {
    /// An update is sent, kept as a draft, or gets room for one more document.
    ///
    /// Whatever happens, nothing typed is lost: what cannot be stored is kept as a draft and shown again, with the files
    /// that came with it. Programs of the page (a device's queue) are answered in JSON.
    func send(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        let sent = try call.form()
        var form = WorkForm(sent, kept: keptFiles(opened))
        var trouble: FieldTrouble?
        do { try await takeFiles(sent, into: &form) } catch let found as FieldTrouble { trouble = found }
        form.papers.removeAll(where: \.isBlank)
        switch sent["viec"] {
        case "nhap", "them":
            if let trouble {
                return try await refused(call, opened, form, trouble.message, [trouble.field: trouble.message.says])
            }
            _ = try await drafts.save(form.json, about: opened.assignment.id, version: form.version, by: opened.viewer)
            return .redirect(
                opened.address, saying: call.language("Đã lưu nháp, chưa gửi.", "The draft is saved, not sent."))
        default: break
        }
        do {
            if let trouble { throw trouble }
            let receipt = try await entries.send(try await entry(form, opened), by: opened.viewer)
            return done(call, opened, wasKnown: receipt.wasKnown)
        } catch let problem as FieldTrouble {
            return try await refused(call, opened, form, problem.message, [problem.field: problem.message.says])
        } catch let problem as any UserFacing {
            return try await refused(call, opened, form, problem.message, [:], because: problem as? ProgressProblem)
        }
    }

    private func done(_ call: Call, _ opened: Opened, wasKnown: Bool) -> Reply {
        let title = opened.assignment.task.title
        let words =
            wasKnown
            ? call.language(
                "Đã nhận từ trước, không ghi lần nữa: \(title)", "Received before, not stored again: \(title)")
            : call.language("Đã gửi: \(title)", "Sent: \(title)")
        if isForProgram(call) {
            return .json("{\"state\":\"\(wasKnown ? "known" : "sent")\"}")
        }
        return .redirect(Section.work.address, saying: words)
    }

    private func refused(
        _ call: Call, _ opened: Opened, _ form: WorkForm, _ message: UserMessage, _ troubles: [String: String],
        because problem: ProgressProblem? = nil
    ) async throws -> Reply {
        var isConflict = false
        if case .changedMeanwhile? = problem { isConflict = true }
        do {
            _ = try await drafts.save(form.json, about: opened.assignment.id, version: form.version, by: opened.viewer)
        } catch WorkProblem.draftTooLong {
            // It is shown again below, which is all that can be done with so long a text.
        }
        let status = isConflict ? 409 : 422
        if isForProgram(call) {
            let body: JSON = [
                "state": isConflict ? "changed" : "refused", "code": .string(message.code),
                "says": .string(message.says), "next": .string(message.next),
            ]
            return Reply(status: status, type: "application/json", body: .bytes(body.bytes))
        }
        // What stands now, not what stood before the attempt.
        let now = try await self.opened(call)
        return try await one(call, now, typed: form, message: message, status: status, troubles: troubles)
    }

    /// Keeps what is being typed, as the page asks every few seconds.
    func keepDraft(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        var form = WorkForm(try call.form(), kept: keptFiles(opened))
        form.papers.removeAll(where: \.isBlank)
        let at = try await drafts.save(
            form.json, about: opened.assignment.id, version: form.version, by: opened.viewer)
        let body: JSON = [
            "state": form.version == opened.assignment.version ? "kept" : "changed", "at": .string(at.localClock),
            "words": .string(call.language(.draftSaved(at, today: world.today()))),
        ]
        return Reply(type: "application/json", body: .bytes(body.bytes))
    }

    private func isForProgram(_ call: Call) -> Bool { call.headers["accept"] == "application/json" }

    private func keptFiles(_ opened: Opened) -> [WorkForm.Kept] {
        opened.line.item.draft.map { WorkForm($0.content).papers.compactMap(\.file) } ?? []
    }

    /// Examines and keeps the files of a form, each beside its document.
    ///
    /// - Throws: `FieldTrouble`.
    func takeFiles(_ sent: Form, into form: inout WorkForm) async throws {
        for index in form.papers.indices {
            let name = "mc-tep-\(index + 1)"
            guard let file = sent.file(name) else { continue }
            if file.bytes.isEmpty { throw FieldTrouble(name, WorkProblem.fileEmpty(file.name)) }
            do {
                form.papers[index].file = try await room.keep(file.bytes, name: file.name)
            } catch let problem as any UserFacing {
                throw FieldTrouble(name, problem)
            }
        }
    }

    // MARK: - taking it on, or not

    func accept(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        return try await deed(call, opened, saying: call.language("Đã nhận việc.", "Accepted.")) {
            let version = Int(try call.form()["ban"] ?? "") ?? 0
            try await decisions.accept(opened.assignment.id, version: version, by: opened.viewer)
        }
    }

    /// Takes on all that the page showed as new; what changed since is left for a look of its own.
    func acceptAll(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        var (taken, left) = (0, 0)
        for word in try call.form().values("moi").prefix(400) {
            let parts = word.split(separator: " ").map(String.init)
            guard parts.count == 2, let version = Int(parts[1]) else { continue }
            do {
                try await decisions.accept(ID(parts[0]), version: version, by: viewer)
                taken += 1
            } catch is ProgressProblem {
                left += 1
            }
        }
        let rest =
            left == 0
            ? "" : call.language("; \(left) việc vừa đổi, xem lại từng việc", "; \(left) changed, look at each")
        return .redirect(
            Section.work.address, saying: call.language("Đã nhận \(taken) việc", "\(taken) accepted") + rest + ".")
    }

    func contest(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        let sent = try call.form()
        let words = call.language(
            "Đã báo Văn phòng; việc chờ trả lời.", "The Office is told; the task waits for its answer.")
        return try await deed(call, opened, saying: words) {
            let name = tidy(sent["cua"] ?? "")
            var suggested: ID<OrgUnit>?
            if !name.isEmpty {
                suggested = try await reading.unit(called: name, for: opened.viewer)
                if suggested == nil { throw ProgressProblem.unitUnknown(name) }
            }
            try await decisions.contest(
                opened.assignment.id, version: Int(sent["ban"] ?? "") ?? 0, reason: tidy(sent["ly-do"] ?? ""),
                suggested: suggested, by: opened.viewer)
        }
    }

    /// Does a deed and says what became of it, on the list or on the promise's page.
    func deed(
        _ call: Call, _ opened: Opened, saying words: String, to address: Address = Section.work.address,
        _ body: () async throws -> Void
    ) async throws -> Reply {
        do {
            try await body()
            return .redirect(address, saying: words)
        } catch let problem as any UserFacing {
            var status = 422
            if case .changedMeanwhile? = problem as? ProgressProblem { status = 409 }
            return try await one(call, try await self.opened(call), message: problem.message, status: status)
        }
    }

    // MARK: - steps

    func addStep(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        let sent = try call.form()
        let words = call.language("Đã thêm bước.", "The step is added.")
        return try await deed(call, opened, saying: words, to: opened.address.at("cac-buoc")) {
            let written = tidy(sent["han"] ?? "")
            let due = DayText.read(written)
            if due == nil, !written.isEmpty { throw ProgressProblem.dayUnreadable(written) }
            try await steps.add(
                tidy(sent["ten"] ?? ""), person: tidy(sent["nguoi"] ?? ""), due: due, to: opened.assignment.id,
                by: opened.viewer)
        }
    }

    func actOnStep(_ call: Call) async throws -> Reply {
        let opened = try await opened(call)
        guard let act = Steps.Deed(rawValue: try call.form()["viec"] ?? "") else { throw NotVisible() }
        let words = call.language("Đã ghi các bước.", "The steps are saved.")
        return try await deed(call, opened, saying: words, to: opened.address.at("cac-buoc")) {
            try await steps.act(act, on: call.parameter("step"), of: opened.assignment.id, by: opened.viewer)
        }
    }
}
