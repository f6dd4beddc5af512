#!/usr/bin/env python3
"""Holds the draft letters of the chair's answers to the form of Nghị định 30/2020, by other people's programs.

    letters_oracle.py FILE.docx...

python-docx reads the words, fonts, margins and the page number; LibreOffice makes a PDF whose words must be the same
ones. Exit 0: everything holds. Exit 1: something does not; each difference is one line.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

failed = []


def check(sentence, holds, seen=""):
    if not holds:
        failed.append(sentence)
        print(f"  FAIL  {sentence}  {seen}")
    return holds


def squeezed(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def words(document):
    """The paragraphs of the body and of its tables, in their order; a break of the line is a space."""
    found = []
    for block in document.element.body.iterchildren():
        for paragraph in block.iter(qn("w:p")):
            text = "".join(
                node.text or "" if node.tag == qn("w:t") else " "
                for node in paragraph.iter(qn("w:t"), qn("w:br")))
            if text.strip():
                found.append(text)
    return found


def run_of(document, text):
    """The first run whose words hold the text."""
    tables = [p for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs]
    for paragraph in document.paragraphs + tables:
        for run in paragraph.runs:
            if text in run.text:
                return run, paragraph
    return None, None


def examine(path, facts=()):
    """Whether one letter holds; `facts` are words it must say."""
    name = pathlib.Path(path).name
    before = len(failed)
    document = docx.Document(path)
    section = document.sections[0]
    check(f"{name}: A4 upright", (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297))
    check(
        f"{name}: margins of the decree",
        20 <= section.top_margin.mm <= 25.1 and 20 <= section.bottom_margin.mm <= 25.1
        and 30 <= section.left_margin.mm + .1 <= 35.1 and 15 <= section.right_margin.mm + .1 <= 20.1,
        [m.mm for m in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)])
    check(f"{name}: no number on the first page", section.different_first_page_header_footer)
    check(f"{name}: the number stands in the top margin", "PAGE" in section.header._element.xml)
    check(f"{name}: no number in the first header", "PAGE" not in section.first_page_header._element.xml)
    fonts = document.styles.element.xml
    check(f"{name}: Times New Roman, Vietnamese", "Times New Roman" in fonts and "vi-VN" in fonts)
    for text, size, bold, italic in [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, None),
        ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, None), ("Số: ", (13, 13), None, None),
        ("V/v ", (12, 13), None, None), ("Quảng Ngãi, ngày", (13, 14), None, True),
        ("Nơi nhận:", (12, 12), True, True), ("- Như trên;", (11, 11), None, None),
    ]:
        run, paragraph = run_of(document, text)
        if not check(f"{name}: says {text!r}", run is not None):
            continue
        points = (run.font.size or document.styles["Normal"].font.size or Pt(14)).pt
        check(f"{name}: {text!r} at {size} points", size[0] <= points <= size[1], points)
        if bold:
            check(f"{name}: {text!r} is bold", run.bold)
        if italic:
            check(f"{name}: {text!r} is italic", run.italic)
    said = words(document)
    check(f"{name}: ends with ./.", any(text.endswith("./.") for text in said))
    check(f"{name}: keeps its copies at the archive", any(text == "- Lưu: VT." for text in said))
    whole = squeezed(" ".join(said))
    for fact in facts:
        # A letter writes a commune as its committee, "Ủy ban nhân dân xã …", in the middle of a sentence.
        check(f"{name}: tells {fact!r}", squeezed(fact).casefold() in whole.casefold())
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf",
             "--outdir", folder, str(path)], check=True, capture_output=True, timeout=180)
        pdf = pathlib.Path(folder) / (pathlib.Path(path).stem + ".pdf")
        if check(f"{name}: LibreOffice opens it", pdf.exists()):
            text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout
            seen = squeezed(text.decode("utf-8"))
            # Columns are read side by side in a PDF, so each paragraph is looked for by its words.
            lost = [w for text in said for w in text.split() if squeezed(w) not in seen]
            check(f"{name}: no word is lost on paper", not lost, lost[:5])
            info = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True).stdout.decode()
            pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
            check(f"{name}: at most two pages", pages <= 2, pages)
    return len(failed) == before


if __name__ == "__main__":
    for file in sys.argv[1:]:
        if examine(file):
            print(f"  ok    {pathlib.Path(file).name}")
    sys.exit(1 if failed or len(sys.argv) < 2 else 0)
