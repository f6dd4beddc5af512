internal import Vietnamese

/// What stands around paragraphs: tracked changes, text boxes, tables and notes.
extension BodyReader {
    // MARK: tracked changes

    func deletion() {
        remarks.insert("tracked-changes")
        if inRunLook {
            if inParagraphLook { paragraph.isMarkDeleted = true }
        } else if inRowLook {
            tables.change { $0.row.isDeleted = true }
        } else if !inParagraphLook {
            skip()
        }
    }

    // MARK: text boxes

    func beginBox() {
        remarks.insert("text-box")
        if outer.count >= Self.nestingLimit { return fail(.tooLarge(.depth)) }
        outer.append((paragraph, run, carried))
        carried = nil
        flows.append([])
        places.append(.flow)
    }

    func endBox() {
        guard let saved = outer.popLast(), flows.count > 1, places.last == .flow else { return }
        flushCarried()
        places.removeLast()
        let blocks = flows.removeLast()
        (paragraph, run, carried) = saved
        if paragraph.hasWords { paragraph.boxesAfter += blocks } else { paragraph.boxesBefore += blocks }
    }

    // MARK: tables

    func beginTable() {
        flushCarried()
        // Each table's words are also in the cell around it: depth multiplies them.
        if tables.depth >= Self.nestingLimit { return fail(.tooLarge(.depth)) }
        tables.begin()
    }

    func beginCell() {
        guard let start = tables.rowStartPage, !tables.rowIsDeleted else { return skip() }
        cellCount += 1
        if cellCount > limits.cells { return fail(.tooLarge(.cells)) }
        page = start
        tables.beginCell(wordsStart: words.count)
        places.append(.cell)
    }

    func endCell() {
        guard places.last == .cell else { return }
        flushCarried()
        places.removeLast()
        tables.endCell(words: &words, page: page)
    }

    func endTable() {
        guard let table = tables.end() else { return }
        guard places.last == .cell, !tables.isEmpty else {
            flows[flows.count - 1].append(.table(table))
            return
        }
        tables.change { $0.cell.nested.append(table) }
        for row in table.rows {
            words.append(contentsOf: row.cells.map { $0.text }.joined(separator: "\t").utf8)
            words.append(0x0A)
        }
    }

    // MARK: notes

    func beginNote(_ tag: Tag, _ attributes: MarkupAttributes) {
        if let type = attributes["w:type"], type != "normal" { return skip() }
        note = (tag == .footnote ? "footnote:" : "endnote:") + (attributes["w:id"] ?? "")
        flows.append([])
    }

    func endNote() {
        guard let id = note, flows.count > 1 else { return }
        flushCarried()
        note = nil
        notes[id] = paragraphs(in: flows.removeLast()).map { paragraph in
            var plain = paragraph
            plain.page = nil
            return plain
        }
    }
}
