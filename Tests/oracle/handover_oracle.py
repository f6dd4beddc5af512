#!/usr/bin/env python3
"""Holds the record of a handover (biên bản bàn giao) against programs of other people.

    handover_oracle.py --samples "bench handover" [--keep FOLDER]

`--samples CMD`  a command that writes bien-ban.docx, the record of a handover of 12 tasks and 2 claims, into the folder
                 named after it.

Needs python-docx; uses LibreOffice and pdftoppm where they are and says when they are not.
Exit 0: everything agrees. Exit 1: something differs; each difference is one line.
"""
import argparse
import hashlib
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

differences = []
checks = 0


def check(name, found, expected):
    global checks
    checks += 1
    if found != expected:
        differences.append(name)
        print(f"DIFFERS {name}\n  expected {expected!r}\n  found    {found!r}")


def near(length, millimetres):
    return abs(length - Mm(millimetres)) < Mm(0.5)


def made(command, folder):
    subprocess.run(shlex.split(command) + [str(folder)], check=True)
    return folder / "bien-ban.docx"


def read(path):
    document = docx.Document(path)
    first, annex = document.sections[0], document.sections[1]
    check("the record stands upright on A4", (near(first.page_width, 210), near(first.page_height, 297)), (True, True))
    check("margins are those of the decree", [near(first.left_margin, 30), near(first.right_margin, 15),
          near(first.top_margin, 20), near(first.bottom_margin, 20)], [True] * 4)
    check("the list lies on its side", annex.orientation, WD_ORIENT.LANDSCAPE)
    words = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    everything = "\n".join(words + cells)
    check("it is a record of a handover", "BIÊN BẢN BÀN GIAO" in words, True)
    for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "BÊN GIAO", "BÊN NHẬN", "Phụ lục"):
        check(f"it says {text}", text in everything, True)
    check("its body ends as papers do", any(text.endswith("./.") for text in words), True)
    table = next(table for table in document.tables if len(table.columns) == 9)
    check("every task has its row", len(table.rows), 13)
    check("rows are numbered", [row.cells[0].text for row in table.rows][1:], [str(n) for n in range(1, 13)])
    check("both deadlines stand in each row", all(row.cells[3].text and row.cells[4].text for row in table.rows), True)
    claims = next(table for table in document.tables if len(table.columns) == 7)
    check("every claim has its row", len(claims.rows), 3)
    check("the font is the decree's", document.styles.element.xpath("//w:rFonts/@w:ascii")[0], "Times New Roman")
    grid = sum(int(width) for width in table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")) * 635
    check("the table fits between the margins", grid <= annex.page_width - annex.left_margin - annex.right_margin, True)


def print_pages(path, folder):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        print("LibreOffice is not here; pages were not printed")
        return
    subprocess.run([office, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
                    "--outdir", str(folder), str(path)], check=True, capture_output=True)
    pdf = folder / "bien-ban.pdf"
    check("LibreOffice prints it", pdf.exists(), True)
    if not shutil.which("pdftotext"):
        return
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    pages = text.split("\f")
    check("the first page holds the act and the signatures", "BÊN NHẬN" in pages[0] and "DANH SÁCH" not in pages[0], True)
    check("the list begins a page of its own", "DANH SÁCH NHIỆM VỤ BÀN GIAO" in pages[1], True)
    check("the head of the table is on every page of the list",
          all("Hạn gốc" in page for page in pages[1:] if "Nhiệm vụ số" in page), True)


parser = argparse.ArgumentParser()
parser.add_argument("--samples", required=True)
parser.add_argument("--keep")
asked = parser.parse_args()
with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(asked.keep or folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = made(asked.samples, folder)
    first = hashlib.sha256(path.read_bytes()).hexdigest()
    check("the same act gives the same bytes", hashlib.sha256(made(asked.samples, folder).read_bytes()).hexdigest(), first)
    read(path)
    print_pages(path, folder)
print(f"{checks} checks, {len(differences)} differences")
sys.exit(1 if differences else 0)
