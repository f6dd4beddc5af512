/// A paragraph whose end has not been met.
struct ParagraphInProgress {
    /// Where its words start in the reader's buffer.
    var start = 0
    var styleID = ""
    var style = StyleSheet.Style()
    /// What its style says of its runs.
    var look = RunLook()
    var isCentered: Bool?
    var outline: Int?
    var numberingID: Int?
    var numberingLevel: Int?
    /// Its mark was deleted in a tracked change: it runs on into the next.
    var isMarkDeleted = false
    var allBold = true
    var allItalic = true
    var hasWords = false
    /// The page of its first word; 0 before there is one.
    var page = 0
    /// The encoding of the words from `letteringStart` on.
    var lettering = Lettering.unicode
    var letteringStart = 0
    var boxesBefore: [RichDocument.Block] = []
    var boxesAfter: [RichDocument.Block] = []

    /// 1…9 for headings, 0 for body text.
    var headingLevel: Int {
        guard let level = outline ?? style.outline, 0...8 ~= level else { return 0 }
        return level + 1
    }
}

/// A run, with its look worked out when its first words come.
struct RunInProgress {
    var look = RunLook()
    var isResolved = false
    var isBold = false
    var isItalic = false
    var isHidden = false
    var lettering = Lettering.unicode
    var textStart = 0
}

/// A complex field between `begin` and `end`.
struct FieldInProgress {
    var inResult = false
    var isHidden = false
    var instruction: [UInt8] = []
}

struct TableInProgress {
    var rows: [TableRow] = []
    var row = RowInProgress(startPage: 1)
    var cell = CellInProgress(start: 0)
    /// The page of its first words; 0 before there are any.
    var page = 0
}

struct RowInProgress {
    var cells: [TableCell] = []
    /// The next free grid column.
    var column = 0
    var isHeader = false
    var isDeleted = false
    /// All cells of a row begin on the same page; the row ends where its longest cell does.
    var startPage: Int
    var endPage = 1
    var page = 0
}

struct CellInProgress {
    /// Where its words start in the reader's buffer.
    var start: Int
    var span = 1
    var continuesAbove = false
    var continuesBefore = false
    var isDeleted = false
    var allBold = true
    var hasWords = false
    var nested: [Table] = []
}
