import CPostgres

/// What PostgreSQL's SQLSTATE means to the house.
enum PostgresProblem {
    static func read(
        _ result: OpaquePointer?, _ handle: OpaquePointer, _ alarm: PostgresAlarm, _ text: String
    ) -> any Error {
        guard let state = field(result, "C") else {
            return DatabaseProblem(.unavailable, "the connection to PostgreSQL was lost in: \(text)")
        }
        // The words of a data exception (class 22) repeat the value; DETAIL is never read, it does so too.
        let words = state.hasPrefix("22") ? "" : field(result, "M") ?? ""
        let names = [field(result, "t"), field(result, "c"), field(result, "n")].compactMap(\.self)
        let detail = "\(words) (PostgreSQL \(([state] + names).joined(separator: " "))) in: \(text)"
        switch state {
        case "40001", "40P01":
            return Repeatable(reason: .conflict, problem: DatabaseProblem(.timeout, detail))
        case "0A000" where words.contains("cached plan"):
            return Repeatable(reason: .stalePlans, problem: DatabaseProblem(.other, detail))
        case "23505": return DatabaseProblem(.duplicate, detail)
        case "57014": return alarm.wasRung ? CancellationError() : DatabaseProblem(.timeout, detail)
        case "55P03", "25P03": return DatabaseProblem(.timeout, detail)
        default: break
        }
        switch state.prefix(2) {
        case "23": return DatabaseProblem(.constraint, detail)
        case "08", "53", "57", "58": return DatabaseProblem(.unavailable, detail)
        default: return DatabaseProblem(.other, detail)
        }
    }

    private static func field(_ result: OpaquePointer?, _ code: Unicode.Scalar) -> String? {
        PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }
}
