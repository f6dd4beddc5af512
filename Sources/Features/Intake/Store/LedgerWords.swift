import Vocabulary

// What the ledger keeps of heads and rows.
extension HeadFields {
    var json: JSON {
        .object([
            ("kind", .string(kind)), ("number", .string(number)), ("issuedOn", .string(issuedOn)),
            ("issuer", .string(issuer)), ("title", .string(title)), ("signer", .string(signerName)),
            ("position", .string(signerPosition)), ("draft", .bool(isDraft)), ("plan", .string(planCode)),
        ])
    }
}

extension Proposal {
    /// The decision and the values it was taken on.
    func json(_ units: UnitBook) -> JSON {
        var pairs: [(String, JSON)] = [
            ("kind", .string(kind.rawValue)), ("state", .string(state.rawValue)), ("no", .string(fields.no)),
            ("title", .string(fields.title)),
            ("lead", .array(fields.lead.units.map { .string($0) })),
            ("coop", .array(fields.coop.units.map { .string($0) })),
            ("deadline", .string(fields.deadline.raw)), ("deadlineKind", .string(fields.deadline.kind)),
            ("due", fields.deadline.end.map { .string($0) } ?? .null), ("product", .string(fields.product)),
        ]
        switch kind {
        case .target:
            pairs += [
                ("value", .string(fields.value.words)), ("phase", .string(fields.phase)),
                ("unit", .string(fields.unit)),
            ]
        case .project: pairs.append(("years", .string(fields.years.map(String.init).joined(separator: " "))))
        case .progress:
            pairs += [
                ("achieved", .string(fields.achieved)), ("planned", .string(fields.planned)),
                ("obstacles", .string(fields.obstacles)), ("mission", fields.missionID.map { .string($0) } ?? .null),
            ]
        case .mission: break
        }
        if !reason.isEmpty { pairs.append(("reason", .string(reason))) }
        if let mergedInto { pairs.append(("mergedInto", .string(mergedInto.text))) }
        return .object(pairs)
    }
}
