package import Database
package import Vocabulary

extension Missions {
    /// What the assignments of a task say of the whole: the deadline in force and, when every lead proved its part, the
    /// date of the last proof.
    ///
    /// Called in the transaction of the deed that changed it, which makes the entry of the ledger; the row's version
    /// stays, for nobody edits these by hand.
    ///
    /// - Parameters:
    ///   - dueOn: the nearest deadline of the leads that have not proved their part; nil when there is none.
    ///   - doneOn: nil while some lead has not proved its part.
    ///   - doneWords: which document proves it; empty while open.
    package static func settle(
        _ id: ID<Mission>, dueOn: Day?, doneOn: Day?, doneWords: String, in tx: any Transaction
    ) throws {
        try tx.run(
            """
            UPDATE missions SET due_on = \(dueOn), due_sort = \(dueOn?.iso ?? MissionRecord.undated), done_on = \(doneOn),
                done_words = \(doneWords)
            WHERE id = \(id)
            """)
    }
}
