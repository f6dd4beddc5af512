package import ArgumentParser
import Organizations
import Vocabulary

/// `tiendo user`: the way back in for who has access to the machine.
package struct UserCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Cấp liên kết dùng một lần cho một tài khoản.", subcommands: [Link.self])

    package init() {}

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link", abstract: "In một liên kết dùng một lần; tạo tài khoản nếu chưa có.")
        @OptionGroup var house: HouseSettings
        @Argument(help: "Tên đăng nhập.") var login: String
        @Option(help: "Vai trò khi tạo mới: keeper, coordinator, office, focal, leader, inspector.") var role: String?
        @Option(help: "Mã đơn vị khi tạo mới, ví dụ so-khcn.") var unit: String?
        @Flag(name: .customLong("reset-second-factor"), help: "Bỏ yếu tố thứ hai (mất điện thoại).") var reset = false

        func validate() throws {
            if let role, Role(rawValue: role) == nil { throw ValidationError("--role không có giá trị «\(role)».") }
        }

        func run() async throws {
            try await Terminal.run {
                let house = try await House.open(house)
                let viewer = Viewer.operator("user link")
                let known = try await house.accounts.list(viewer, words: login).accounts.first { $0.login == login }
                let account: ID<Account>
                if let known {
                    account = known.id
                } else {
                    guard let role = role.flatMap(Role.init) else { throw CommandProblem.noSuchAccount(login) }
                    let owner = try await unit.asyncMap { try await house.units.find(viewer, code: $0).id }
                    account = try await house.accounts.create(
                        viewer, .init(login: login, name: login, unit: owner, roles: [role]))
                }
                let secret = try await house.oneTimeLinks.issue(viewer, for: account, resetsSecondFactor: reset)
                Terminal.say("/lien-ket/\(secret)")
                await house.close()
            }
        }
    }
}

extension Optional {
    /// `map` for a transform that waits.
    func asyncMap<Value>(_ transform: (Wrapped) async throws -> Value) async rethrows -> Value? {
        if let self { try await transform(self) } else { nil }
    }
}
