import Design
import Formats
import Organizations
import Vocabulary
import Web

/// The other parts of a review: all rows, rows left out, findings, the head of the document; and the deeds on the whole.
struct ReviewLists: Sendable {
    let imports: Imports

    private func open(_ call: Call, _ part: ReviewFrame.Part) async throws -> (Import, ReviewFrame) {
        let viewer = Viewer(call)
        let item = try await imports.find(ID(call.parameter("id")), for: viewer)
        return (item, try await imports.frame(item, part, tokenField: call.formTokenField, for: viewer))
    }

    func rows(_ call: Call) async throws -> Reply {
        let (item, frame) = try await open(call, .rows)
        return try await rows(call, item, frame)
    }

    private func rows(_ call: Call, _ item: Import, _ frame: ReviewFrame, status: Int = 200) async throws -> Reply {
        let filter = call.value("loc").flatMap { Imports.RowFilter(rawValue: $0) } ?? .all
        let place = (call.value("sau") ?? "").split(separator: ".").compactMap { Int($0) }
        let after = place.count == 2 ? (position: place[0], part: place[1]) : (position: 0, part: -1)
        let size = 100
        let found = try await imports.rows(of: item.id, filter, after: after, size: size, for: Viewer(call))
        let page = ReviewRowsPage(
            frame: frame, filter: filter, rows: Array(found.prefix(size)), hasMore: found.count > size,
            isFirst: place.isEmpty)
        return call.page(title: frame.title, at: .documents, status: status, main: page.main)
    }

    func left(_ call: Call) async throws -> Reply {
        let (item, frame) = try await open(call, .left)
        let rows = try await imports.leftRows(of: item.id, for: Viewer(call))
        return call.page(title: frame.title, at: .documents, main: LeftRowsPage(frame: frame, rows: rows).main)
    }

    func adopt(_ call: Call) async throws -> Reply {
        let form = try call.form()
        let kind = form["loai"].flatMap { ProposalKind(rawValue: $0) } ?? .mission
        let id = ID<Import>(call.parameter("id"))
        let row = try await imports.adopt(form["dong"] ?? "", as: kind, of: id, by: Viewer(call))
        return .redirect(IntakeRoute.row(id, row))
    }

    func findings(_ call: Call) async throws -> Reply {
        let (item, frame) = try await open(call, .findings)
        let findings = try await imports.findings(of: item.id, for: Viewer(call))
        return call.page(title: frame.title, at: .documents, main: FindingsPage(frame: frame, findings: findings).main)
    }

    func findingsFile(_ call: Call) async throws -> Reply {
        let viewer = Viewer(call)
        let item = try await imports.find(ID(call.parameter("id")), for: viewer)
        let findings = try await imports.findings(of: item.id, for: viewer)
        return .file(FindingsSheet(findings).bytes, name: "luu-y-khi-nhap.csv", type: "text/csv; charset=utf-8")
    }

    func head(_ call: Call) async throws -> Reply {
        let (_, frame) = try await open(call, .head)
        return call.page(title: frame.title, at: .documents, main: HeadPage(frame: frame, head: frame.item.head).main)
    }

    func correctHead(_ call: Call) async throws -> Reply {
        var (item, frame) = try await open(call, .head)
        let form = try call.form()
        let head = HeadForm(form: form)
        do {
            let version = form["ban"].flatMap { Int($0) } ?? 0
            try await imports.correctHead(
                item.id, version: version, to: try head.head(over: item.head), by: Viewer(call))
            return .redirect(IntakeRoute.head(item.id).with([("xong", "1")]))
        } catch let problem as any UserFacing {
            item.head = head.typed(over: item.head)
            frame.notice = Notice(.trouble, problem.message.says, next: problem.message.next).html
            let page = HeadPage(frame: frame, head: item.head, issuedOn: form["ngay"])
            return call.page(title: frame.title, at: .documents, status: 422, main: page.main)
        }
    }

    func acceptAll(_ call: Call) async throws -> Reply {
        let id = ID<Import>(call.parameter("id"))
        let count = try await imports.acceptUnquestioned(id, by: Viewer(call))
        guard let next = try await imports.firstPending(of: id, for: Viewer(call)) else {
            return .redirect(IntakeRoute.rows(id).with([("nhan", String(count))]))
        }
        return .redirect(IntakeRoute.row(id, next))
    }

    func finish(_ call: Call) async throws -> Reply {
        var (item, frame) = try await open(call, .rows)
        do {
            let written = try await imports.finish(item.id, by: Viewer(call))
            return .redirect(written.plan.map { IntakeRoute.plan($0) } ?? IntakeRoute.document(written.document))
        } catch let problem as any UserFacing {
            frame.notice = Notice(.trouble, problem.message.says, next: problem.message.next).html
            return try await rows(call, item, frame, status: 422)
        }
    }
}
