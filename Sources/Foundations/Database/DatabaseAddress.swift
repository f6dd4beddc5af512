import CPostgres

/// Where the data lives.
package enum DatabaseAddress: Hashable, Sendable, CustomStringConvertible {
    /// SQLite without a file; it is gone when the database is closed.
    case memory
    /// SQLite in this file, which is made when it is not there.
    case file(String)
    /// PostgreSQL at this URI, secrets included: never print it, print `description`.
    case postgres(String)

    /// Reads `postgres://…`, `postgresql://…`, `sqlite:PATH`, `:memory:` or a plain path.
    package init(_ text: String) {
        if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres(text)
        } else {
            let path = text.hasPrefix("sqlite:") ? String(text.dropFirst("sqlite:".count)) : text
            self = path == ":memory:" ? .memory : .file(path)
        }
    }

    /// The address as it may be shown: a PostgreSQL URI is shown without its user, password and parameters.
    package var description: String {
        switch self {
        case .memory: return ":memory:"
        case .file(let path): return "sqlite:\(path)"
        case .postgres(let uri):
            // Asked of libpq, because a password may hold any character of an address.
            guard let options = PQconninfoParse(uri, nil) else { return "postgres://" }
            defer { PQconninfoFree(options) }
            var known: [String: String] = [:]
            var option = options
            while let keyword = option.pointee.keyword {
                if let value = option.pointee.val { known[String(cString: keyword)] = String(cString: value) }
                option += 1
            }
            let port = known["port"].map { ":\($0)" } ?? ""
            return "postgres://\(known["host"] ?? "")\(port)/\(known["dbname"] ?? "")"
        }
    }
}
