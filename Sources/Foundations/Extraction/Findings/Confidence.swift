/// How sure a row is, 0…1, two decimals: what was inferred, lost or unclear lowers it; what the document itself left
/// out lowers it a little, because a person must look.
func confidence(_ flags: [String], base: Double = 1) -> Double {
    if flags.isEmpty { return base }
    var value = base
    for flag in Set(flags).sorted() { value -= penalty(flag) }
    return (max(0.05, value) * 100).rounded() / 100
}

private func penalty(_ flag: String) -> Double {
    switch flag {
    case "text.damaged", "columns.merged": 0.2
    case "deadline.unread", "deadline.ambiguous", "title.missing": 0.15
    case "lead.missing", "agency.unknown", "deadline.year-assumed", "deadline.year-missing", "columns.guessed": 0.1
    case "number.inferred", "deadline.missing", "title.shared", "deadline.in-title", "deadline.several",
        "lead.inherited",
        "value.missing", "years.missing", "deadline.approximate":
        0.05
    case "cells.aligned": 0.03
    case "deadline.impossible", "deadline.before-document", "ditto", "ocr.suspect", "agency.both-roles": 0.02
    default: 0
    }
}
