package import ArgumentParser

/// The commands: the same house by another door.
package struct Tiendo: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "tiendo",
        abstract: "Từ văn bản đã ký đến sổ nhiệm vụ sống: đọc, duyệt, theo dõi, xuất.",
        discussion: "Exit codes: 0 done; 1 something you can mend, said in one sentence; 2 our defect.",
        subcommands: [
            ServeCommand.self, ExtractCommand.self, InspectCommand.self, ImportCommand.self, MigrateCommand.self,
            UnitsCommand.self, UserCommand.self, AuditCommand.self, BackupCommand.self, RestoreCommand.self,
            SweepCommand.self, ImportIndicatorsCommand.self, ImportValuesCommand.self, ExportValuesCommand.self,
            CheckValuesCommand.self,
        ])

    package init() {}

    /// Reads the command line, does what it says, and ends the program with its exit code.
    package static func start() async { await main() }
}
