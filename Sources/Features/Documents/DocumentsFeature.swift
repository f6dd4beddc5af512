package import Database
package import Design
package import Files
import Foundation
package import Organizations
package import Vocabulary
package import Web

/// A part of a document's page that a feature further down the plan adds: what it created, what was found in it.
package struct DocumentPanel: Sendable {
    package let make: @Sendable (ID<Document>, Call, Viewer) async throws -> HTML
    package init(_ make: @escaping @Sendable (ID<Document>, Call, Viewer) async throws -> HTML) { self.make = make }
}

/// The front door: what documents add to the house.
package enum DocumentsFeature {
    /// The tables of documents.
    package static var migrations: [Migration] {
        get throws {
            guard let folder = Bundle.module.url(forResource: "Migrations", withExtension: nil, subdirectory: "Data")
            else {
                throw CocoaError(.fileNoSuchFile)
            }
            return try Migration.load(from: folder)
        }
    }

    /// The pages of documents.
    ///
    /// - Parameters:
    ///   - files: where the original files are.
    ///   - panels: what other features add to a document's page, in this order.
    ///   - listPanel: what another feature puts above the list, such as the upload form.
    package static func endpoints(
        database: Database, world: World, files: FileStore, panels: [DocumentPanel] = [],
        listPanel: (@Sendable (Call, Viewer) async throws -> HTML)? = nil
    ) -> [Endpoint] {
        DocumentScreens(
            documents: DocumentRegister(database: database, world: world), histories: Histories(database: database),
            files: files, panels: panels, listPanel: listPanel
        ).endpoints
    }
}
