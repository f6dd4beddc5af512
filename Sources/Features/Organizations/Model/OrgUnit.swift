package import Vocabulary

/// A unit or a group of units (cơ quan, đơn vị; nhóm). Its code is stable through renamings.
package struct OrgUnit: Sendable, Hashable {
    package let id: ID<OrgUnit>
    /// `so-khcn`, `xa-21034`, `g-so-ban-nganh`.
    package let code: String
    package let name: String
}
