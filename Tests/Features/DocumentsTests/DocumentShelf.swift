import Database
import Documents
import Ledger
import Organizations
import TestHouse
import Testing
import Vocabulary

private let keeper = Viewer(actor: "lan", actorName: "Cán bộ thường trực", unit: nil, roles: [.coordinator])
private let reader = Viewer(actor: "leader", actorName: "Lãnh đạo", unit: nil, roles: [.leader])
private let nobody = Viewer(actor: "public", actorName: "", unit: nil, roles: [])

private func withShelf(_ body: (Database, DocumentRegister) async throws -> Void) async throws {
    let migrations = try (Ledger.migrations + OrganizationsFeature.migrations + DocumentsFeature.migrations)
        .sorted { $0.name < $1.name }
    try await withDatabase(migrations: migrations) { database in
        try await body(database, DocumentRegister(database: database, world: FixedWorld().world))
    }
}

private func facts(_ title: String, number: String? = nil, day: String? = nil, cites: [String] = []) -> DocumentFacts {
    DocumentFacts(
        kind: "kế hoạch", issuer: "UBND tỉnh", number: number, issuedOn: day.flatMap { Day($0) }, title: title,
        recipients: ["Các sở, ngành", "Lưu: VT"],
        citations: cites.map { DocumentCitation(raw: "Văn bản số \($0)", number: $0) },
        duties: [DocumentDuty(raw: "Báo cáo hằng tháng", cadence: "monthly", due: "before day 10")])
}

@Test func `what is put on the shelf is found as it was given`() async throws {
    try await withShelf { database, shelf in
        let file = DocumentFile(
            hash: String(repeating: "b", count: 64), name: "kế hoạch.docx", format: "docx", bytes: 12)
        let given = facts("Kế hoạch thử", number: "5/KH-UBND", day: "2026-01-02", cites: ["57-NQ/TW"])
        let id = try await database.write {
            try shelf.insert(NewDocument(facts: given, file: file), in: $0, by: keeper)
        }
        let found = try await shelf.document(id, for: reader)
        #expect(found.head == given)
        #expect(found.file == file)
        #expect(try await shelf.document(hash: file.hash, for: reader) == id)
        await #expect(throws: NotVisible.self) { try await shelf.document(id, for: nobody) }
    }
}

@Test func `a list read in full holds each document as it is alone`() async throws {
    try await withShelf { database, shelf in
        for (title, cites) in [("Một", ["1/NQ-CP", "2/NQ-CP"]), ("Hai", []), ("Ba", ["3/NQ-CP"])] {
            let new = NewDocument(facts: facts(title, cites: cites))
            _ = try await database.write { try shelf.insert(new, in: $0, by: keeper) }
        }
        let lines = try await shelf.list(DocumentFilter(), inFull: true, for: reader).rows
        #expect(lines.count == 3)
        for line in lines {
            #expect(try await shelf.document(line.document.id, for: reader) == line.document)
        }
        #expect(Set(lines.map(\.document.head.citations.count)) == [0, 1, 2])
    }
}

@Test func `the same bytes are not put on the shelf twice until the first was withdrawn`() async throws {
    try await withShelf { database, shelf in
        let file = DocumentFile(hash: String(repeating: "c", count: 64), name: "a.docx", format: "docx", bytes: 1)
        let new = NewDocument(facts: facts("Kế hoạch"), file: file)
        let id = try await database.write { try shelf.insert(new, in: $0, by: keeper) }
        await #expect(throws: DocumentProblem.alreadyHere(id: id.text)) {
            try await database.write { try shelf.insert(new, in: $0, by: keeper) }
        }
        try await shelf.withdraw(id, version: 1, reason: "bản cũ", by: keeper)
        let second = try await database.write { try shelf.insert(new, in: $0, by: keeper) }
        #expect(second != id)
    }
}

@Test func `a citation leads to the document of that number, and back`() async throws {
    try await withShelf { database, shelf in
        let (old, new) = try await database.write { tx in
            (
                try shelf.insert(NewDocument(facts: facts("Nghị quyết", number: "06/NQ-HĐND")), in: tx, by: keeper),
                try shelf.insert(
                    NewDocument(facts: facts("Kế hoạch", cites: ["1/QĐ-TTg", "6/nq-hđnd"])), in: tx, by: keeper)
            )
        }
        #expect(try await shelf.neighbours(of: new, for: reader).cited.mapValues(\.id) == [1: old])
        #expect(try await shelf.neighbours(of: old, for: reader).citing.map(\.id) == [new])
    }
}

@Test func `a correction from an old form is refused, a good one is kept with what was before`() async throws {
    try await withShelf { database, shelf in
        let id = try await database.write {
            try shelf.insert(NewDocument(facts: facts("Kế hoạch")), in: $0, by: keeper)
        }
        try await shelf.correct(id, version: 1, to: facts("Kế hoạch đã sửa", number: "9/KH"), by: keeper)
        await #expect(throws: DocumentProblem.changedMeanwhile(by: "Cán bộ thường trực")) {
            try await shelf.correct(id, version: 1, to: facts("Kế hoạch sửa sau"), by: keeper)
        }
        #expect(try await shelf.document(id, for: reader).head.title == "Kế hoạch đã sửa")
        let entries = try await database.read { try Ledger.history(of: "document", id.text, in: $0) }
        #expect(entries.map(\.change.deed) == ["document-corrected", "document-added"])
        #expect(entries.first?.change.before?["title"]?.string == "Kế hoạch")
    }
}

@Test func `the list is walked there and back by every order`() async throws {
    try await withShelf { database, shelf in
        for index in 0..<9 {
            let day = index % 3 == 0 ? nil : "2026-01-0\(index % 2 + 1)"
            try await database.write {
                _ = try shelf.insert(NewDocument(facts: facts("Văn bản \(index)", day: day)), in: $0, by: keeper)
            }
        }
        for order in DocumentFilter.Order.allCases {
            var filter = DocumentFilter()
            filter.order = order
            let all = try await shelf.list(filter, size: nil, for: reader).rows.map(\.placeID)
            var walked: [String] = []
            var key: PageKey?
            repeat {
                let page = try await shelf.list(filter, from: key, size: 4, for: reader)
                walked += page.rows.map(\.placeID)
                key = page.next
            } while key != nil
            #expect(walked == all)
            #expect(walked.count == 9)
        }
        #expect(try await shelf.counts(DocumentFilter(), for: reader).total == 9)
        #expect(try await shelf.list(DocumentFilter(), for: nobody).rows.isEmpty)
    }
}

@Test func `a page key is read back from its word, and nonsense is no key`() {
    let key = PageKey(.after, sort: "2026-01-02~x", id: "id-1")
    #expect(PageKey(key.text) == key)
    for text in ["", "x", "~", "s~", "sid", "zid~1", "s\u{0}~1"] { #expect(PageKey(text) == nil, "\(text)") }
}
