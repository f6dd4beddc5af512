package import Database
package import Organizations
import Vocabulary

extension Viewer {
    /// A condition that holds for those who read signed papers: every account; nothing for the public.
    package var mayReadPapers: SQL { roles.isEmpty ? "1 = 0" : "1 = 1" }

    /// Keeps the register: loads, corrects and withdraws documents, plans and their rows.
    package var keepsRegister: Bool { roles.contains(.coordinator) }
}
