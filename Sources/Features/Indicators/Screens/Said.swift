import Vocabulary

extension Language {
    /// A sentence that only one page says, in this language.
    func callAsFunction(_ vi: String, _ en: String) -> String { self(Phrase(vi, en)) }
}
