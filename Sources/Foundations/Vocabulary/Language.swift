/// The language of the interface; documents and data keep their own.
package enum Language: String, CaseIterable, Sendable {
    case vi, en

    /// The phrase in this language.
    package func callAsFunction(_ phrase: Phrase) -> String { self == .vi ? phrase.vi : phrase.en }
}

/// One whole sentence or label of the interface in both languages.
///
/// The catalogue is the set of static members of `Phrase`: each feature adds its own in `…Phrases.swift`, so a missing
/// translation does not compile. A phrase with values is a static function.
package struct Phrase: Hashable, Sendable {
    package let vi: String
    package let en: String
    package init(_ vi: String, _ en: String) {
        self.vi = vi
        self.en = en
    }
}
