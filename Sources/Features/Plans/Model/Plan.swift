package import Documents
package import Vocabulary

/// What one document promised (kế hoạch).
package struct Plan: Sendable, Hashable {
    package let id: ID<Plan>
    package var document: ID<Document>?
    package var documentNumber: String?
    package var issuedOn: Day?
    package var issuer: String
    package var code: String
    package var title: String
    package var state: RowState
    package var withdrawnReason: String?
    package var version: Int
    package var link: PlanLink { PlanLink(id: id, code: code) }
}
