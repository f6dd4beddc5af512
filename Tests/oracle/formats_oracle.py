#!/usr/bin/env python3
"""Holds the readers and writers of DOCX and XLSX against programs of other people.

    formats_oracle.py --inspect "tiendo inspect" [--samples "bench samples"] [--only NAME]

`--inspect CMD`  a command that prints the neutral tree of the file named after it (exit 1: refused).
`--samples CMD`  a command that writes annex.docx and book.xlsx into the folder named after it.

Needs python-docx and openpyxl; uses LibreOffice and msoffcrypto-tool where they are and says when they are not.
Exit 0: everything agrees. Exit 1: something differs; each difference is one line.
"""
import argparse
import datetime
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

differences = []
checks = 0


def check(name, found, expected):
    global checks
    checks += 1
    if found != expected:
        differences.append(name)
        print(f"DIFFERS {name}\n  expected {expected!r}\n  found    {found!r}")


def unescape(text):
    signs = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    return re.sub(r"\\(.)", lambda match: signs[match.group(1)], text)


class Tree:
    """The outline, read back: paragraphs as (label, text), tables as rows of (column, span, above, text)."""

    def __init__(self, text):
        self.paragraphs, self.tables, self.headers, self.footers, self.remarks, self.notes = [], [], [], [], [], []
        self.headings, self.sheets, self.values = [], [], []
        for line in text.split("\n"):
            if not line:
                continue
            indent = len(line) - len(line.lstrip(" "))
            line = line.strip(" ")
            kind = re.split(r"[ :]", line, maxsplit=1)[0]
            head, _, body = line.partition(": ") if ": " in line else (line.rstrip(":"), "", "")
            body = unescape(body)
            if kind == "paragraph":
                label = re.search(r"\[(.*)\]$", head)
                self.paragraphs.append((unescape(label.group(1)) if label else "", body))
                level = re.search(r" h(\d)", head)
                self.headings.append(int(level.group(1)) if level else 0)
            elif kind in ("header", "footer", "note"):
                getattr(self, kind + "s").append(body)
            elif kind == "remark":
                self.remarks.append(line.split(" ")[1])
            elif kind == "table" and indent == 2:
                self.tables.append([])
                sheet = re.search(r" sheet=(.*?)( page=\d+)?$", line)
                self.sheets.append(unescape(sheet.group(1)) if sheet else "")
            elif kind == "row" and indent == 4:
                self.tables[-1].append([])
            elif kind == "cell" and indent == 6:
                place = re.match(r"cell (\d+)(?:\+(\d+))?( above)?", head)
                self.tables[-1][-1].append(
                    (int(place.group(1)) - 1, int(place.group(2) or 1), bool(place.group(3)), body))
                value = re.search(r"(number|date|boolean)=(\S+)", head)
                self.values.append(value.group(2) if value else None)


def inspect(arguments, path):
    done = subprocess.run(shlex.split(arguments.inspect) + [str(path)], capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr or done.stdout


def tree(arguments, path):
    code, out, err = inspect(arguments, path)
    if code != 0:
        differences.append(f"inspect {path.name}")
        print(f"DIFFERS inspect {path.name}: exit {code}: {err.strip()}")
        return Tree("")
    return Tree(out)


def office(folder, source, kind, suffix=None):
    """The file as LibreOffice converts it; None without LibreOffice."""
    if not shutil.which("soffice"):
        return None
    out = folder / f"office-{suffix or kind.split(':')[0]}-{source.stem}"
    out.mkdir(exist_ok=True)
    profile = tempfile.mkdtemp(dir=folder)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir", str(out),
         str(source)], capture_output=True, timeout=180)
    made = list(out.iterdir())
    return made[0] if made else None


def squeezed(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def cell_text(cell):
    """A cell of python-docx as ours: its paragraphs and inner tables in order, empty ones left out."""
    parts = []
    for child in cell._tc.iterchildren():
        if child.tag == qn("w:p"):
            parts.append(docx.text.paragraph.Paragraph(child, cell).text.strip())
        elif child.tag == qn("w:tbl"):
            inner = docx.table.Table(child, cell)
            parts += ["\t".join(each.text for each in row.cells) for row in inner.rows]
    return "\n".join(part for part in parts if part)


def grid_of_docx(table):
    """Rows of (column, span, above, text) as python-docx sees them."""
    rows = []
    for row_index, row in enumerate(table.rows):
        cells, column = [], row.grid_cols_before
        for tc in row._tr.tc_lst:
            above = tc.vMerge == "continue"
            text = "" if above else cell_text(docx.table._Cell(tc, table))
            cells.append((column, tc.grid_span, above, text))
            column += tc.grid_span
        rows.append(cells)
    return rows


# What python-docx makes

def make_docx(path):
    document = docx.Document()
    document.add_heading("Kế hoạch thử nghiệm", 1)
    document.add_heading("Mục tiêu", 2)
    paragraph = document.add_paragraph("Chữ thường ")
    paragraph.add_run("chữ đậm").bold = True
    paragraph.add_run("\tsau tab")
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("dòng hai")
    for text in ("một", "hai", "ba"):
        document.add_paragraph(text, style="List Number")
    for text in ("gạch", "đầu dòng"):
        document.add_paragraph(text, style="List Bullet")
    table = document.add_table(rows=6, cols=5, style="Table Grid")
    for row_index, row in enumerate(table.rows):
        for column_index, cell in enumerate(row.cells):
            cell.text = f"ô {row_index}.{column_index}"
    table.cell(0, 1).merge(table.cell(0, 3))
    table.cell(2, 0).merge(table.cell(4, 0))
    table.cell(3, 2).merge(table.cell(4, 3))
    inner = table.cell(5, 4).add_table(rows=2, cols=2)
    inner.cell(0, 0).text, inner.cell(1, 1).text = "trong", "cùng"
    table.cell(1, 1).text = "nhiều\ndòng & <ký hiệu> \"nháy\""
    table.cell(1, 2).text = unicodedata.normalize("NFD", "Tổ hợp dấu rời")
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.sections[0].footer.paragraphs[0].text = "Chân trang"
    landscape = document.add_section()
    landscape.orientation = WD_ORIENT.LANDSCAPE
    document.add_paragraph("Trang ngang")
    document.save(path)


def docx_against_python_docx(arguments, folder):
    path = folder / "python-docx.docx"
    make_docx(path)
    found, document = tree(arguments, path), docx.Document(path)
    expected = [squeezed(paragraph.text) for paragraph in document.paragraphs if paragraph.text.strip()]
    check("python-docx: paragraphs", [squeezed(text) for _, text in found.paragraphs], expected)
    check("python-docx: headings", [level for level in found.headings if level], [1, 2])
    check("python-docx: labels", [label for label, _ in found.paragraphs if label], ["1.", "2.", "3.", "•", "•"])
    ours = [[(a, b, c, squeezed(text)) for a, b, c, text in row] for row in found.tables[0]]
    theirs = [[(a, b, c, squeezed(text)) for a, b, c, text in row] for row in grid_of_docx(document.tables[0])]
    check("python-docx: table grid", ours, theirs)
    check("python-docx: running heads", (found.headers, found.footers), (["Đầu trang"], ["Chân trang"]))


def docx_against_office(arguments, folder):
    path = folder / "office-source.docx"
    make_docx(path)
    original = tree(arguments, path)
    again = office(folder, path, "docx:MS Word 2007 XML", "docx")
    if not again:
        return print("passed over: LibreOffice is not here")
    found = tree(arguments, again)
    check("LibreOffice DOCX: paragraphs", [text for _, text in found.paragraphs], [text for _, text in original.paragraphs])
    check("LibreOffice DOCX: labels", [label for label, _ in found.paragraphs], [label for label, _ in original.paragraphs])
    flat = [[squeezed(text) for *_, text in row if text] for row in found.tables[0]]
    check("LibreOffice DOCX: cells", flat, [[squeezed(text) for *_, text in row if text] for row in original.tables[0]])
    for kind in ("doc:MS Word 97", "odt", "pdf", "rtf"):
        made = office(folder, path, kind)
        code, out, error = inspect(arguments, made)
        check(f"LibreOffice {kind}: refused with a sentence", (code, "." in error), (1, True))


# Numbering, against the numbers that LibreOffice prints

def make_numbered(path):
    document = docx.Document()
    part = document.part.numbering_part.element
    levels = [("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"), ("bullet", "-")]
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    kind = OxmlElement("w:multiLevelType")
    kind.set(qn("w:val"), "multilevel")
    abstract.append(kind)
    for index, (number_format, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(index))
        for tag, value in (("w:start", "1"), ("w:numFmt", number_format), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    part.insert(0, abstract)
    for number, start in ((90, None), (91, 5)):
        num = OxmlElement("w:num")
        num.set(qn("w:numId"), str(number))
        child = OxmlElement("w:abstractNumId")
        child.set(qn("w:val"), "90")
        num.append(child)
        if start:
            override = OxmlElement("w:lvlOverride")
            override.set(qn("w:ilvl"), "0")
            child = OxmlElement("w:startOverride")
            child.set(qn("w:val"), str(start))
            override.append(child)
            num.append(override)
        part.append(num)
    steps = [(90, 0), (90, 1), (90, 1), (90, 2), (90, 2), (90, 3), (90, 1), (90, 0), (90, 1), (90, 2), (91, 0), (91, 1),
             (91, 0), (90, 2), (90, 0)]
    for index, (number, level) in enumerate(steps):
        paragraph = document.add_paragraph(f"mục {index}")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, number
    document.save(path)


def numbering_against_office(arguments, folder):
    path = folder / "numbered.docx"
    make_numbered(path)
    text = office(folder, path, "txt:Text (encoded):UTF8", "txt")
    if not text:
        return print("passed over: LibreOffice is not here")
    expected = [squeezed(line.lstrip("\ufeff")) for line in text.read_text("utf-8").splitlines() if line.strip()]
    # LibreOffice writes every bullet as the same sign in text.
    found = [squeezed(label.replace("-", "•") + " " + words) for label, words in tree(arguments, path).paragraphs]
    check("numbering: as LibreOffice prints it", found, expected)


# What openpyxl makes

def make_xlsx(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Nhiệm vụ"
    sheet.append(["DANH MỤC"])
    sheet.append(["TT", "Tên", "Hạn", "Tỷ lệ", "Số", "Đúng"])
    for row in range(1, 40):
        sheet.append([row, f"Việc {row}\ndòng hai", datetime.date(2025, 1 + row % 12, 1 + row % 28), row / 40,
                      row * 1000.5, row % 2 == 0])
        sheet.cell(row + 2, 3).number_format = "dd/mm/yyyy"
        sheet.cell(row + 2, 4).number_format = "0.00%"
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("B5:B7")
    for row in range(50, 5000):
        sheet.cell(row, 1).number_format = "dd/mm/yyyy"
    second = book.create_sheet("Thưa")
    second["D10"] = "xa"
    second["D10"].font = openpyxl.styles.Font(bold=True)
    hidden = book.create_sheet("Ẩn")
    hidden["A1"], hidden.sheet_state = "không thấy", "hidden"
    book.save(path)


def shown(cell):
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, (int, float)):
        if cell.number_format.endswith("%"):
            return f"{value * 100:.2f}%".replace(".", ",")
        return f"{value:.15g}".replace(".", ",")
    return value


def rows_of_openpyxl(sheet):
    rows = []
    for row in sheet.iter_rows():
        cells = ["" if isinstance(cell, openpyxl.cell.cell.MergedCell) else shown(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append(cells)
    return rows


def rows_of_tree(table):
    rows = []
    for row in table:
        cells = []
        for column, span, _, text in row:
            cells += [""] * (column - len(cells)) + [text] + [""] * (span - 1)
        while cells and not cells[-1]:
            cells.pop()
        rows.append(cells)
    return [row for row in rows if row]


def xlsx_against_openpyxl(arguments, folder):
    path = folder / "openpyxl.xlsx"
    make_xlsx(path)
    candidates = [("openpyxl", path)]
    again = office(folder, path, "xlsx:Calc MS Excel 2007 XML", "xlsx")
    candidates += [("LibreOffice", again)] if again else []
    for name, file in candidates:
        found, book = tree(arguments, file), openpyxl.load_workbook(file, data_only=True)
        check(f"{name} XLSX: sheets", found.sheets, ["Nhiệm vụ", "Thưa"])
        for index, sheet in enumerate(("Nhiệm vụ", "Thưa")):
            if index < len(found.tables):
                check(f"{name} XLSX: {sheet}", rows_of_tree(found.tables[index]), rows_of_openpyxl(book[sheet]))
        check(f"{name} XLSX: hidden sheet noticed", "hidden-sheet" in found.remarks, True)
    for kind in ("xls:MS Excel 97", "ods"):
        made = office(folder, path, kind)
        if made:
            code, _, error = inspect(arguments, made)
            check(f"LibreOffice {kind}: refused with a sentence", (code, "." in error), (1, True))


def encrypted_is_refused(arguments, folder):
    try:
        from msoffcrypto.format.ooxml import OOXMLFile
    except ImportError:
        return print("passed over: msoffcrypto-tool is not here")
    plain, locked = folder / "plain.docx", folder / "locked.docx"
    make_docx(plain)
    with open(plain, "rb") as source, open(locked, "wb") as target:
        OOXMLFile(source).encrypt("mật khẩu", target)
    code, out, error = inspect(arguments, locked)
    check("encrypted DOCX: refused, nothing printed of it", (code, "mật khẩu" in error), (1, True))


# What we write, in other programs

def written_by_us(arguments, folder):
    if not arguments.samples:
        return print("passed over: no --samples command")
    out = folder / "samples"
    out.mkdir()
    subprocess.run(shlex.split(arguments.samples) + [str(out)], check=True)
    annex, book = out / "annex.docx", out / "book.xlsx"
    found, document = tree(arguments, annex), docx.Document(annex)
    check("our DOCX in python-docx: paragraphs",
          [paragraph.text for paragraph in document.paragraphs if paragraph.text.strip()], [text for _, text in found.paragraphs])
    check("our DOCX in python-docx: grid", grid_of_docx(document.tables[0]), found.tables[0])
    check("our DOCX in python-docx: landscape", document.sections[-1].orientation, WD_ORIENT.LANDSCAPE)
    again = office(folder, annex, "docx:MS Word 2007 XML", "docx")
    if again:
        check("our DOCX through LibreOffice: cells", tree(arguments, again).tables, found.tables)
    read, theirs = tree(arguments, book), openpyxl.load_workbook(book)
    sheet = theirs["Nhiệm vụ"]
    check("our XLSX in openpyxl: rows", rows_of_tree(read.tables[0]), [
        [cell.replace(",00%", "%") for cell in row] for row in rows_of_openpyxl(sheet)])
    check("our XLSX in openpyxl: no formula", [cell.data_type for row in sheet for cell in row].count("f"), 0)
    check("our XLSX in openpyxl: frozen, filtered, protected, chosen",
          (sheet.freeze_panes, sheet.auto_filter.ref, sheet.protection.sheet, sheet["E4"].protection.locked,
           len(sheet.data_validations.dataValidation)), ("C3", "A2:E23", True, False, 1))
    again = office(folder, book, "xlsx:Calc MS Excel 2007 XML", "xlsx")
    if again:
        check("our XLSX through LibreOffice: rows", rows_of_tree(tree(arguments, again).tables[0]), rows_of_tree(read.tables[0]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inspect", required=True)
    parser.add_argument("--samples")
    parser.add_argument("--only")
    arguments = parser.parse_args()
    for part in (docx_against_python_docx, docx_against_office, numbering_against_office, xlsx_against_openpyxl,
                 encrypted_is_refused, written_by_us):
        if arguments.only and arguments.only not in part.__name__:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                part(arguments, pathlib.Path(folder))
            except Exception as trouble:  # a part that breaks is a difference too; the others still run
                differences.append(part.__name__)
                print(f"DIFFERS {part.__name__}: {type(trouble).__name__}: {trouble}")
    print(f"{checks} comparisons, {len(differences)} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
