/// Trouble with the store of files: a defect or damage, for the log; a person sees the general error page.
package enum FileProblem: Error, Hashable {
    /// There is no file of this name.
    case missing(String)
    /// The bytes on the disk are not those that were stored.
    case damaged(String)
    /// What lies there is not a plain file or folder; links are never followed.
    case notPlain(String)
    /// There is no room left on the disk.
    case noRoom(String)
    /// The system refused; its words.
    case refused(String)
}
