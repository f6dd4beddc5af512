import Vocabulary

/// Every address with its method and its largest body, one line each, in alphabetical order; for a golden file.
package func routeList(_ endpoints: [Endpoint]) -> String {
    let lines = endpoints.map { endpoint in
        "\(endpoint.path) \(endpoint.method.rawValue)\(endpoint.method == .post ? " \(endpoint.bodyLimit >> 10) KB" : "")"
    }
    return lines.sorted().joined(separator: "\n") + "\n"
}

/// Who may call which address, one line each; a change of rights is a changed line in review. For a golden file.
///
/// Columns: the public, each role, and the scope a program's token needs.
package func permissionMatrix(_ endpoints: [Endpoint]) -> String {
    let sorted = endpoints.sorted { ($0.path, $0.method.rawValue) < ($1.path, $1.method.rawValue) }
    let roles: [Role] = [.keeper, .coordinator, .office, .focal, .leader, .inspector]
    let head = ["address", "public"] + roles.map(\.rawValue) + ["program"]
    let rows = sorted.map { endpoint in
        let name = (endpoint.method == .get ? "GET  " : "POST ") + endpoint.path
        return [name, endpoint.audience.admits([], signedIn: false) ? "yes" : "-"]
            + roles.map { endpoint.audience.admits([$0], signedIn: true) ? "yes" : "-" } + [program(endpoint.audience)]
    }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    let lines = ([head] + rows).map { row in
        let cells = zip(row, widths).map { $0.0 + String(repeating: " ", count: $0.1 - $0.0.count) }
        return cells.joined(separator: " ").trimmedAtEnd
    }
    return lines.joined(separator: "\n") + "\n"
}

/// What a program's token opens here.
private func program(_ audience: Audience) -> String {
    switch audience {
    case .everyone: "yes"
    case .token(let scope): scope
    case .signedIn, .roles: "-"
    }
}

extension String {
    /// Without blanks at its end.
    fileprivate var trimmedAtEnd: String {
        var copy = self
        while copy.utf8.last == 32 { copy.removeLast() }
        return copy
    }
}
