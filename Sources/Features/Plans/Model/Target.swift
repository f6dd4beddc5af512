package import Vocabulary

/// What a plan wants reached by a year (chỉ tiêu).
package struct Target: Sendable, Hashable {
    package let id: ID<Target>
    package var plan: PlanLink
    package var annex: String
    package var phase: String
    package var horizon: Int?
    package var section: String
    package var no: String
    package var parentNo: String?
    package var name: String
    package var unit: String
    package var value: TargetValue
    package var leadRaw: String
    package var performersRaw: String
    package var leads: [UnitLink]
    package var performers: [UnitLink]
    package var flags: [String]
    package var state: RowState
    package var withdrawnReason: String?
    package var version: Int
}
