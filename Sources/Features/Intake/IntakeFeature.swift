package import Database
import Design
package import Documents
import Extraction
package import Files
package import Formats
import Foundation
package import Logging
import Organizations
package import Plans
package import Vocabulary
package import Web

/// Documents on their way into the register: the front door of the feature.
package struct IntakeFeature: Sendable {
    package let imports: Imports
    /// The same store behind the upload page, which opens only what `limits` allow.
    private let uploads: Imports
    private let limits: ReadingLimits

    /// - Parameter limits: what an upload of the pages may hold; the command line, where a person of the server stands,
    ///   takes all that `ReadingLimits` does.
    /// - Parameter targetFollower: reads what accepted targets demand.
    package init(
        database: Database, files: FileStore, world: World, limits: ReadingLimits = .upload,
        targetFollower: TargetFollower? = nil
    ) {
        let imports = Imports(
            database: database, files: files, world: world, reading: .live(world: world),
            targetFollower: targetFollower)
        self.init(imports: imports, uploads: imports.opening(.live(world: world, limits: limits)), limits: limits)
    }

    package init(imports: Imports, limits: ReadingLimits = .upload) {
        self.init(imports: imports, uploads: imports, limits: limits)
    }

    private init(imports: Imports, uploads: Imports, limits: ReadingLimits) {
        self.imports = imports
        self.uploads = uploads
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

    /// What the import of a document found and what the document reports, for its page.
    package var documentPanel: DocumentPanel {
        let imports = imports
        return DocumentPanel { document, call, viewer in
            let limit = call.value("het") == nil ? DocumentFindings.firstRows : DocumentFindings.allRows
            guard let noticed = try await imports.noticed(in: document, limit: limit, for: viewer) else {
                return .empty
            }
            let progress = try await imports.progress(in: document, limit: limit, for: viewer)
            return DocumentFindings(
                document: document, item: noticed.item, findings: noticed.findings, findingTotal: noticed.total,
                progress: progress.rows, progressTotal: progress.total, mayReview: viewer.keepsRegister
            ).html
        }
    }

    /// What documents report of a task, for its page.
    package var missionPanel: MissionPanel {
        let imports = imports
        return MissionPanel { mission, _, viewer in
            ReportedResults(rows: try await imports.progress(of: mission, for: viewer)).html
        }
    }

    /// The addresses: the review for coordinators, the source of what is registered for everyone signed in.
    package func endpoints() -> [Endpoint] {
        let upload = Upload(imports: uploads, limits: limits)
        let detail = ReviewDetail(imports: imports)
        let lists = ReviewLists(imports: imports)
        let reviewers: Audience = .roles([.coordinator])
        return [
            Endpoint(.get, "/van-ban/tai-len", for: reviewers, upload.form),
            Endpoint(.post, "/van-ban/tai-len", for: reviewers, bodyLimit: limits.fileBytes + 1 << 20, upload.send),
            Endpoint(.get, "/van-ban/tai-len/{id}", for: reviewers, upload.state),
            Endpoint(.get, "/van-ban/{id}/nguon", for: .signedIn, SourceScreen(imports: imports).show),
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

extension ReadingLimits {
    /// What a document sent through a page may hold: anyone with the role may send one, and several at once.
    package static var upload: ReadingLimits { ReadingLimits(unpackedBytes: 128 << 20, cells: 500_000) }
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
