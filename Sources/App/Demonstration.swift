import Foundation
import Intake
import Organizations
import Vocabulary

/// The demonstration province: three documents of our own, imported by the product's own importer at the first start.
///
/// The two plans are accepted with the answers that the review proposes, so that the register is full; the progress
/// report waits in the review, so that a newcomer can try it.
struct Demonstration {
    let house: House

    /// Who the ledger says brought it.
    private static let viewer = Viewer(
        actor: "operator:demonstration", actorName: "Dữ liệu minh họa", unit: nil, roles: Set(Role.allCases))

    private static let plans = ["ke-hoach-chuyen-doi-so-2026-2030.docx", "ke-hoach-viec-can-lam-ngay-2026.docx"]
    private static let report = "tien-do-nghi-quyet-71.xlsx"

    /// People of the demonstration besides the keeper: their login, name, unit code and role. None has a password.
    private static let people: [(login: String, name: String, unit: String, role: Role)] = [
        ("dieu-phoi", "Cán bộ điều phối (minh họa)", "so-khcn", .coordinator),
        ("van-phong", "Cán bộ Văn phòng (minh họa)", "vp-ubnd-tinh", .office),
        ("dau-moi", "Cán bộ đầu mối (minh họa)", "so-y-te", .focal),
        ("lanh-dao", "Lãnh đạo tỉnh (minh họa)", "vp-ubnd-tinh", .leader),
        ("thanh-tra", "Cán bộ thanh tra (minh họa)", "thanh-tra-tinh", .inspector),
    ]

    /// The bytes of a document that ships with the product.
    static func document(_ name: String) throws -> [UInt8] {
        guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Data/Demonstration")
        else {
            throw CommandProblem.cannotRead(name)
        }
        return [UInt8](try Data(contentsOf: url))
    }

    /// Imports the documents that are not there yet; says on standard error what became of each.
    func load() async throws {
        let viewer = Self.viewer
        let year = DemonstrationYear(of: house)
        let past = year?.house ?? house
        var isNew = false
        for name in Self.plans {
            guard
                let written = try await past.imports.importAndAcceptAll(
                    Self.document(name), fileName: name, by: viewer)
            else { continue }
            Terminal.tell(
                "Đã nhập \(name): \(written.missions) nhiệm vụ, \(written.targets) chỉ tiêu, \(written.projects) dự án."
            )
            isNew = true
        }
        if isNew, let year {
            Terminal.tell("Đang dựng một năm của tỉnh minh họa, chừng nửa phút…")
            try await year.live()
        }
        _ = try await house.imports.receive(Self.document(Self.report), fileName: Self.report, by: viewer)
    }

    /// One-time links for the people who have never signed in, by role; makes the people at the first call.
    func links() async throws -> [(role: Role, secret: String)] {
        let viewer = Self.viewer
        var links: [(Role, String)] = []
        for person in Self.people {
            let unit = try await house.units.find(viewer, code: person.unit)
            let known = try await house.accounts.list(viewer, words: person.login).accounts.first {
                $0.login == person.login
            }
            let account: ID<Account>
            if let known {
                account = known.id
            } else {
                account = try await house.accounts.create(
                    viewer, .init(login: person.login, name: person.name, unit: unit.id, roles: [person.role]))
            }
            if known?.lastSignedIn == nil {
                links.append((person.role, try await house.oneTimeLinks.issue(viewer, for: account)))
            }
        }
        return links
    }
}
