package import Database
package import Organizations
package import Plans
package import Vocabulary

/// What a paper reports of a task, as the importer read it.
package struct PaperReport: Sendable {
    package let mission: ID<Mission>
    /// The codes of the units that the paper names as the lead; may be empty.
    package var leads: [String] = []
    package var achieved = ""
    package var planned = ""
    package var obstacles = ""
    /// The same for the same row of the same paper, whatever happens.
    package var key: String

    package init(mission: ID<Mission>, key: String) {
        self.mission = mission
        self.key = key
    }
}

extension Entries {
    /// Makes updates of what a paper reports: one for each lead that it names and that owes the task, or for the only
    /// lead when it names none. It never declares anything done: that needs the unit's own person.
    ///
    /// - Returns: how many updates were stored; 0 when nobody owes the task, the promise is stopped or the paper is silent.
    /// - Throws: `NotVisible` unless the viewer is a coordinator or a program of the house.
    @discardableResult
    package func take(_ report: PaperReport, in tx: any Transaction, by viewer: Viewer) throws -> Int {
        guard viewer.roles.contains(.coordinator) else { throw NotVisible() }
        let said = [report.achieved, report.planned, report.obstacles]
        guard said.contains(where: { !$0.isEmpty }) else { return 0 }
        let promises = try tx.rows(
            """
            SELECT \(AssignmentRecord.columns) FROM \(AssignmentRecord.tables)
            WHERE a.mission_id = \(report.mission) AND a.part = 'lead' AND a.state <> 'withdrawn' ORDER BY a.id
            """
        ).map { try AssignmentRecord.assignment($0) }
        let chosen =
            report.leads.isEmpty && promises.count == 1
            ? promises : promises.filter { report.leads.contains($0.unit.code) }
        var stored = 0
        for promise in chosen where promise.state.after(.report) != nil && !promise.task.isWithdrawn {
            var entry = ProgressEntry(
                assignment: promise.id, version: promise.version, key: "\(report.key):\(promise.unit.code)")
            entry.source = .import
            entry.percent = promise.percent
            entry.result = Entries.fitting(report.achieved)
            entry.nextStep = Entries.fitting(report.planned)
            entry.obstacles = Entries.fitting(report.obstacles)
            entry.cause = promise.cause
            let receipt = try send(entry, in: tx, by: viewer.speaking(for: promise.unit.id))
            if !receipt.wasKnown { stored += 1 }
        }
        return stored
    }

    /// The words, cut where a field ends: the paper itself stays in the register whole.
    private static func fitting(_ words: String) -> String {
        String(String.UnicodeScalarView(words.unicodeScalars.prefix(ProgressEntry.wordsLimit)))
    }
}

extension Viewer {
    /// The same person, bringing in what a unit wrote on paper.
    fileprivate func speaking(for unit: ID<OrgUnit>) -> Viewer {
        Viewer(actor: actor, actorName: actorName, unit: unit, roles: roles.union([.focal]))
    }
}
