package import Database
import Extraction
package import Files
package import Formats
import Foundation
package import Logging
package import Vocabulary
package import Web

/// Documents on their way into the register: the front door of the feature.
package struct IntakeFeature: Sendable {
    package let imports: Imports
    private let limits: ReadingLimits

    package init(database: Database, files: FileStore, world: World) {
        self.init(database: database, files: files, world: world, reading: .live(world: world), limits: ReadingLimits())
    }

    package init(
        database: Database, files: FileStore, world: World, reading: DocumentReading, limits: ReadingLimits
    ) {
        self.init(
            imports: Imports(database: database, files: files, world: world, reading: reading), limits: limits)
    }

    package init(imports: Imports, limits: ReadingLimits = ReadingLimits()) {
        self.imports = imports
        self.limits = limits
    }

    /// The tables of the feature.
    package static var migrations: [Migration] {
        get throws {
            guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil, subdirectory: "Data")
            else {
                throw CocoaError(.fileNoSuchFile)
            }
            return try Migration.load(from: folder)
        }
    }

    /// Reads uploads until cancelled; also those that a crash left unread. The house runs this beside its server.
    package func readAll(log: Logger) async { await imports.readAll(log: log) }

    /// What waits for a coordinator, for the pages of other features.
    package var waiting: WaitingPanel { WaitingPanel(imports: imports) }

    /// The addresses, all for coordinators.
    package func endpoints() -> [Endpoint] {
        let upload = Upload(imports: imports, limits: limits)
        let detail = ReviewDetail(imports: imports)
        let lists = ReviewLists(imports: imports)
        let reviewers: Audience = .roles([.coordinator])
        return [
            Endpoint(.get, "/van-ban/tai-len", for: reviewers, upload.form),
            Endpoint(.post, "/van-ban/tai-len", for: reviewers, bodyLimit: limits.fileBytes + 1 << 20, upload.send),
            Endpoint(.get, "/van-ban/tai-len/{id}", for: reviewers, upload.state),
            Endpoint(.get, "/van-ban/{id}/duyet", for: reviewers, detail.show),
            Endpoint(.post, "/van-ban/{id}/duyet/{row}/quyet-dinh", for: reviewers, detail.decide),
            Endpoint(.get, "/van-ban/{id}/duyet/cac-dong", for: reviewers, lists.rows),
            Endpoint(.post, "/van-ban/{id}/duyet/nhan-het", for: reviewers, lists.acceptAll),
            Endpoint(.get, "/van-ban/{id}/duyet/bo-lai", for: reviewers, lists.left),
            Endpoint(.post, "/van-ban/{id}/duyet/bo-lai", for: reviewers, lists.adopt),
            Endpoint(.get, "/van-ban/{id}/duyet/luu-y", for: reviewers, lists.findings),
            Endpoint(.get, "/van-ban/{id}/duyet/luu-y.csv", for: reviewers, lists.findingsFile),
            Endpoint(.get, "/van-ban/{id}/duyet/dau-van-ban", for: reviewers, lists.head),
            Endpoint(.post, "/van-ban/{id}/duyet/dau-van-ban", for: reviewers, lists.correctHead),
            Endpoint(.post, "/van-ban/{id}/duyet/ghi-so", for: reviewers, lists.finish),
        ]
    }
}

extension DocumentReading {
    /// The real reader.
    package static func live(world: World, limits: ReadingLimits = ReadingLimits()) -> DocumentReading {
        DocumentReading(
            open: { bytes, name in try readDocument(bytes, fileName: name, limits: limits) },
            extract: { document, bytes, name, units in
                let source = Extraction.Source(file: name, sha256: "", format: document.format.rawValue)
                return Extractor(directory: try AgencyDirectory(csv: units), asOf: world.today()).extract(
                    document, source: source)
            })
    }
}
