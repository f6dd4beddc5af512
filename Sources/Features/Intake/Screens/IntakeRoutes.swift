import Design
import Vocabulary

/// Every address of the feature.
enum IntakeRoute {
    static let upload = Address("/van-ban/tai-len")
    static func state(_ id: ID<Import>) -> Address { Address("/van-ban/tai-len/{id}", id.text) }
    static func review(_ id: ID<Import>) -> Address { Address("/van-ban/{id}/duyet", id.text) }
    static func row(_ id: ID<Import>, _ row: ID<Proposal>) -> Address { review(id).with([("dong", row.text)]) }
    static func rows(_ id: ID<Import>, _ filter: Imports.RowFilter = .all) -> Address {
        Address("/van-ban/{id}/duyet/cac-dong", id.text).with([("loc", filter == .all ? "" : filter.rawValue)])
    }
    static func left(_ id: ID<Import>) -> Address { Address("/van-ban/{id}/duyet/bo-lai", id.text) }
    static func head(_ id: ID<Import>) -> Address { Address("/van-ban/{id}/duyet/dau-van-ban", id.text) }
    static func findings(_ id: ID<Import>) -> Address { Address("/van-ban/{id}/duyet/luu-y", id.text) }
    static func findingsFile(_ id: ID<Import>) -> Address { Address("/van-ban/{id}/duyet/luu-y.csv", id.text) }
    static func decision(_ id: ID<Import>, _ row: ID<Proposal>) -> Address {
        Address("/van-ban/{id}/duyet/{row}/quyet-dinh", id.text, row.text)
    }
    static func acceptance(_ id: ID<Import>) -> Address { Address("/van-ban/{id}/duyet/nhan-het", id.text) }
    static func adoption(_ id: ID<Import>) -> Address { Address("/van-ban/{id}/duyet/bo-lai", id.text) }
    static func register(_ id: ID<Import>) -> Address { Address("/van-ban/{id}/duyet/ghi-so", id.text) }
    /// The page of the source with this place marked.
    static func source(_ document: String, _ place: SourcePlace) -> Address {
        Address("/van-ban/{id}/nguon", document).with(place.pairs)
    }
    static func document(_ id: String) -> Address { Address("/van-ban/{id}", id) }
    static func plan(_ id: String) -> Address { Address("/ke-hoach/{id}", id) }
}
