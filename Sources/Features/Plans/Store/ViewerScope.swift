import Database
import Organizations

/// The right of reading, put into each query. For a focal point: rows that name its own unit or a group it belongs to.
extension Viewer {
    /// Holds for the rows of `missions` that the viewer may read.
    var mayReadMission: SQL {
        if readsAll { return "1 = 1" }
        return """
            EXISTS (SELECT 1 FROM mission_units scope
                WHERE scope.mission_id = missions.id AND \(mayRead(unit: "scope.unit_id")))
            """
    }

    /// Holds for the rows of `targets` that the viewer may read.
    var mayReadTarget: SQL {
        if readsAll { return "1 = 1" }
        return """
            EXISTS (SELECT 1 FROM target_units scope
                WHERE scope.target_id = targets.id AND \(mayRead(unit: "scope.unit_id")))
            """
    }

    /// Holds for the rows of `projects` that the viewer may read.
    var mayReadProject: SQL {
        if readsAll { return "1 = 1" }
        return """
            EXISTS (SELECT 1 FROM project_units scope
                WHERE scope.project_id = projects.id AND \(mayRead(unit: "scope.unit_id")))
            """
    }
}
