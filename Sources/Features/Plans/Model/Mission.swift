package import Documents
package import Organizations
package import Vocabulary

/// A task that a plan gives (nhiệm vụ): who, what, when, and the product.
package struct Mission: Sendable, Hashable {
    package let id: ID<Mission>
    package var plan: PlanLink
    package var annex: String
    package var section: String
    package var sectionTitle: String
    package var no: String
    package var title: String
    package var product: String
    package var leadRaw: String
    package var coopRaw: String
    package var leads: [UnitLink]
    package var coops: [UnitLink]
    package var deadline: Deadline
    /// The deadline in force: the signed page's, or the latest that an extension gave its leads; nil without one.
    package var dueOn: Day?
    /// The date of the document that proves completion; nil while open.
    package var doneOn: Day?
    /// Which document that is.
    package var doneWords: String
    package var flags: [String]
    package var state: RowState
    package var withdrawnReason: String?
    package var version: Int

    /// How it stands today.
    package func timeState(today: Day) -> TimeState {
        Plans.timeState(deadline: deadline, due: dueOn, doneOn: doneOn, today: today)
    }
}

/// Whether a row of the register counts.
package enum RowState: String, Sendable, CaseIterable { case current, withdrawn }

/// A unit as a row names it.
package struct UnitLink: Sendable, Hashable {
    package let id: ID<OrgUnit>
    package let code: String
    package let name: String
    package init(id: ID<OrgUnit>, code: String, name: String) {
        self.id = id
        self.code = code
        self.name = name
    }
}

/// A plan as a row names it.
package struct PlanLink: Sendable, Hashable {
    package let id: ID<Plan>
    package let code: String
    package init(id: ID<Plan>, code: String) {
        self.id = id
        self.code = code
    }
}

/// Where a row stands in the signed page (law 1).
package struct OriginPlace: Sendable, Hashable {
    package let document: ID<Document>
    package let documentTitle: String
    package let documentNumber: String?
    package let page: Int?
    package let table: Int?
    package let row: Int?
    package let lines: ClosedRange<Int>?
    package let words: String
}
