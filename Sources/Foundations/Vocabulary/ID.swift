/// The identity of one `Owner`: opaque text, made by `World.newID`, never parsed.
///
/// A person's id cannot be passed where a plan's is wanted.
package struct ID<Owner>: Hashable, Sendable {
    package let text: String
    package init(_ text: String) { self.text = text }
}
