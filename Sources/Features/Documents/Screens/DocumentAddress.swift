import Design
import Vietnamese
import Web

/// The list of documents as its address asks for it, and back.
struct DocumentAddress {
    var filter: DocumentFilter
    var key: PageKey?

    init(_ filter: DocumentFilter) { self.filter = filter }

    init(_ call: Call) {
        filter = DocumentFilter()
        filter.words = tidy(call.value("tim") ?? "")
        filter.kind = call.value("loai") ?? ""
        filter.year = call.value("nam").flatMap { Int($0) }.flatMap { (1000...9999).contains($0) ? $0 : nil }
        filter.state = call.value("rut") == "1" ? .withdrawn : .current
        filter.order = DocumentFilter.Order(rawValue: call.value("sap") ?? "") ?? .newest
        key = call.value("trang").flatMap { PageKey($0) }
    }

    var pairs: [(String, String)] {
        [
            ("tim", filter.words), ("loai", filter.kind), ("nam", filter.year.map { String($0) } ?? ""),
            ("rut", filter.state == .withdrawn ? "1" : ""),
            ("sap", filter.order == .newest ? "" : filter.order.rawValue),
        ]
    }

    static let list: Address = Address("/van-ban")
    var address: Address { DocumentAddress.list.with(pairs) }
    var csv: Address { Address("/van-ban.csv").with(pairs) }
    var xlsx: Address { Address("/van-ban.xlsx").with(pairs) }
    func page(_ key: PageKey?) -> Address? { key.map { DocumentAddress.list.with(pairs + [("trang", $0.text)]) } }
    func changed(_ change: (inout DocumentFilter) -> Void) -> Address {
        var copy = filter
        change(&copy)
        return DocumentAddress(copy).address
    }
}
