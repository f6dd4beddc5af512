package import Vocabulary

/// The language a page is being written in. The edge sets it around each answer, so parts of pages (a pager, a filter
/// bar) need not be told by every screen.
package enum Spoken {
    @TaskLocal package static var language: Language = .vi

    /// The phrase in that language.
    static func say(_ vi: String, _ en: String) -> String { language == .vi ? vi : en }
}
