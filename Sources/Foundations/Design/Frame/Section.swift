package import Vocabulary

/// A place of the main menu.
package enum Section: String, CaseIterable, Hashable, Sendable {
    case overview, work, desk, missions, targets, projects, plans, documents, units, search, administration, account
    /// Places of the index only: what stands behind the lists of the menu.
    case promises, blocked, directions, newTasks, rates, handovers, reminders, pauses, values

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
        case .promises: Address("/giao-viec")
        case .blocked: Address("/vuong-mac")
        case .directions: Address("/chi-dao")
        case .newTasks: Address("/giao-viec/moi")
        case .rates: Address("/ty-le")
        case .handovers: Address("/ban-giao")
        case .reminders: Address("/nhac-viec")
        case .pauses: Address("/tam-dung")
        case .values: Address("/so-lieu")
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
        case .promises: Phrase("Giao việc", "Assignments")
        case .blocked: Phrase("Ai chờ ai", "Who waits for whom")
        case .directions: Phrase("Chỉ đạo", "Instructions")
        case .newTasks: Phrase("Giao việc mới", "New tasks")
        case .rates: Phrase("Tỷ lệ đúng hạn", "On-time rates")
        case .handovers: Phrase("Bàn giao", "Handovers")
        case .reminders: Phrase("Nhắc việc", "Reminders")
        case .pauses: Phrase("Thiên tai", "Paused by disaster")
        case .values: Phrase("Số liệu", "Values")
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

    /// Every place for an account with these roles, as the index at the foot of each page lists them.
    package static func index(for roles: Set<Role>) -> [Section] {
        guard !roles.isEmpty else { return [] }
        var places = menu(for: roles) + [.promises, .blocked, .directions]
        if roles.contains(.coordinator) { places.append(.newTasks) }
        if !roles.isDisjoint(with: [.focal, .coordinator]) { places.append(.values) }
        return places + [.rates, .handovers, .reminders, .pauses, .account]
    }
}
