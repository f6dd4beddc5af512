package import Vocabulary

/// A project that a plan lists, with the years it runs in (dự án).
package struct Project: Sendable, Hashable {
    package let id: ID<Project>
    package var plan: PlanLink
    package var annex: String
    package var group: String
    package var no: String
    package var name: String
    package var leadRaw: String
    package var leads: [UnitLink]
    /// Ascending.
    package var years: [Int]
    package var flags: [String]
    package var state: RowState
    package var withdrawnReason: String?
    package var version: Int
}
