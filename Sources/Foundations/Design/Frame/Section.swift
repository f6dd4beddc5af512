package import Vocabulary

/// A place of the main menu.
package enum Section: String, CaseIterable, Hashable, Sendable {
    case overview, work, desk, missions, targets, projects, plans, documents, units, search, administration, account

    /// Its first address.
    package var address: Address {
        switch self {
        case .overview: Address("/tong-quan")
        case .work: Address("/viec-cua-toi")
        case .desk: Address("/xu-ly")
        case .missions: Address("/nhiem-vu")
        case .targets: Address("/chi-tieu")
        case .projects: Address("/du-an")
        case .plans: Address("/ke-hoach")
        case .documents: Address("/van-ban")
        case .units: Address("/co-quan")
        case .search: Address("/tra-cuu")
        case .administration: Address("/quan-tri")
        case .account: Address("/toi")
        }
    }

    /// Its name in the menu.
    package var name: Phrase {
        switch self {
        case .overview: Phrase("Tổng quan", "Overview")
        case .work: Phrase("Việc của tôi", "My work")
        case .desk: Phrase("Chờ xử lý", "To decide")
        case .missions: Phrase("Nhiệm vụ", "Tasks")
        case .targets: Phrase("Chỉ tiêu", "Targets")
        case .projects: Phrase("Dự án", "Projects")
        case .plans: Phrase("Kế hoạch", "Plans")
        case .documents: Phrase("Văn bản", "Documents")
        case .units: Phrase("Cơ quan", "Agencies")
        case .search: Phrase("Tra cứu", "Search")
        case .administration: Phrase("Quản trị", "Administration")
        case .account: Phrase("Tài khoản", "My account")
        }
    }

    /// The places shown to an account with these roles, in the order of the menu; none for the public.
    package static func menu(for roles: Set<Role>) -> [Section] {
        guard !roles.isEmpty else { return [] }
        var places: [Section] = [.overview]
        if roles.contains(.focal) { places.append(.work) }
        if roles.contains(.office) { places.append(.desk) }
        places += [.missions, .targets, .projects, .plans, .documents, .units, .search]
        if !roles.isDisjoint(with: [.keeper, .inspector]) { places.append(.administration) }
        return places
    }
}
