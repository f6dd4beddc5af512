package import Formats

/// The document in the order the origins of an extract count by: text whose lines are table cells as tables.
package func arranged(_ document: RichDocument) -> RichDocument { arrange(document) }
