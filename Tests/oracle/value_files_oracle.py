#!/usr/bin/env python3
"""Holds the files of values against programs of other people, on a house that is served.

    scripts/serve-for-tests .tools/venv/bin/python Tests/oracle/value_files_oracle.py

openpyxl opens the workbook of values and the pack of a unit, fills in and saves; what comes back is checked by the
house and sent. Exit 0: everything agrees.
"""
import csv
import io
import math
import os
import pathlib
import re
import sys
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "browser"))

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from house import PASSWORD, URL, check, finish, links
from session import come_in

HEADINGS = ["TT", "Chỉ số", "Đơn vị tính", "Kỳ", "Hạn", "Giá trị", "Tử số", "Mẫu số", "Ghi chú", "Trả lời câu hỏi",
            "Mã dòng"]
COLUMN = {heading: index + 1 for index, heading in enumerate(HEADINGS)}
HEAD = 3


def fetch(session, path):
    """The bytes of a download."""
    with session.opener.open(urllib.request.Request(URL + path), timeout=60) as answer:
        return answer.read()


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(session, path, bytes_, name, deed="kiem-tra"):
    """Status, address and page after a file is sent to be checked or stored."""
    page = session.open(path)[2]
    token = re.search(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page)
    edge = "----tep" + os.urandom(8).hex()
    body = b""
    for key, value in ((token.group(1), token.group(2)), ("viec", deed)):
        body += f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
    body += f'--{edge}\r\nContent-Disposition: form-data; name="tep"; filename="{name}"\r\n\r\n'.encode()
    body += bytes_ + f"\r\n--{edge}--\r\n".encode()
    return session.open(path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})


def main_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.split("<main", 1)[-1]))


def counts(page):
    """The numbers of the line of sums, by their names."""
    line = re.search(r'<p class="sum[^>]*>(.*?)</p>', page, re.S)
    found = re.findall(r"<b>([\d.]+)</b>\s*([^<]+?)\s*(?:<|$)", line.group(1)) if line else []
    return {name: int(number.replace(".", "")) for number, name in found}


def files(desk):
    table = list(csv.DictReader(io.StringIO(fetch(desk, "/so-lieu.csv").decode("utf-8-sig"))))
    check("the house has values", len(table) > 100, str(len(table)))
    bytes_ = fetch(desk, "/so-lieu.xlsx")
    book = load_workbook(io.BytesIO(bytes_))
    sheet = book.worksheets[0]
    check("openpyxl reads the headings of the workbook",
          [c.value for c in sheet[1]] == list(table[0]), str([c.value for c in sheet[1]]))
    # A sheet keeps sixteen digits of a number.
    check("the workbook holds the rows of the CSV, numbers as numbers",
          sheet.max_row == len(table) + 1
          and all(math.isclose(float(row["value"]), sheet.cell(i + 2, 5).value, rel_tol=1e-14)
                  for i, row in enumerate(table)))
    status, _, page = send(desk, "/so-lieu/nhap", saved(book), "so-lieu.xlsx")
    check("the workbook, saved by openpyxl, says nothing new",
          status == 200 and counts(page).get("như cũ") == len(table), f"{status} {counts(page)}")
    sheet["B2"] = "khong-co"
    status, _, page = send(desk, "/so-lieu/nhap", saved(book), "so-lieu.xlsx")
    check("a wrong cell is named", status == 422 and "(B2)" in page and "khong-co" in page, main_of(page)[:400])
    catalogue = fetch(desk, "/chi-so.xlsx")
    status, _, page = send(desk, "/chi-so/nhap", saved(load_workbook(io.BytesIO(catalogue))), "chi-so.xlsx")
    found = counts(page)
    check("the catalogue, saved by openpyxl, says nothing new",
          status == 200 and found.get("như cũ") == found.get("dòng") and found.get("dòng", 0) > 0, str(found))


def packs(focal):
    first = fetch(focal, "/so-lieu/goi.xlsx")
    check("the same content is the same bytes", fetch(focal, "/so-lieu/goi.xlsx") == first)
    book = load_workbook(io.BytesIO(first))
    sheet = book["Số liệu"]
    check("openpyxl reads the headings", [sheet.cell(HEAD, c).value for c in COLUMN.values()] == HEADINGS)
    check("there are rows to fill in", sheet.max_row > HEAD, str(sheet.max_row))
    if sheet.max_row <= HEAD:
        return
    locked = [h for h, c in COLUMN.items() if sheet.cell(HEAD + 1, c).protection.locked]
    check("keys are locked, the rest is open",
          sheet.protection.sheet and locked == HEADINGS[:5] + ["Mã dòng"], str(locked))
    check("the key is out of sight", sheet.column_dimensions[get_column_letter(COLUMN["Mã dòng"])].hidden)
    status, _, page = send(focal, "/so-lieu/goi", saved(book), "goi.xlsx", "gui")
    check("untouched, saved by openpyxl: nothing is sent", status == 200 and "không có gì mới" in page,
          main_of(page)[:400])
    row = HEAD + 1
    isRatio = "Tử số:" in (sheet.cell(row, COLUMN["Chỉ số"]).value or "")
    sheet.cell(row, COLUMN["Mẫu số" if isRatio else "Giá trị"]).value = "mười"
    status, _, page = send(focal, "/so-lieu/goi", saved(book), "goi.xlsx", "gui")
    check("a wrong cell is a sentence with its address", status == 422 and f"{row}: “mười”" in page,
          main_of(page)[:400])
    if isRatio:
        sheet.cell(row, COLUMN["Tử số"]).value = 1
        sheet.cell(row, COLUMN["Mẫu số"]).value = 2
    else:
        sheet.cell(row, COLUMN["Giá trị"]).value = 12.5
    sheet.cell(row, COLUMN["Trả lời câu hỏi"]).value = "Đúng như đã ghi"
    filled = saved(book)
    status, _, page = send(focal, "/so-lieu/goi", filled, "goi.xlsx", "gui")
    check("filled in by openpyxl: sent", status == 200 and "Đã gửi 1 giá trị" in page, main_of(page)[:400])
    status, _, page = send(focal, "/so-lieu/goi", filled, "goi.xlsx", "gui")
    check("the same pack twice stores nothing twice", status == 200 and "không có gì mới" in page,
          main_of(page)[:400])
    forged = load_workbook(io.BytesIO(first))
    for cells in forged["_goi"].iter_rows():
        if cells[0].value == "ngay":
            cells[1].value = "2026-01-01"
    status, _, page = send(focal, "/so-lieu/goi", saved(forged), "goi.xlsx")
    check("a changed identity is refused", status == 422 and "nhận dạng" in page, main_of(page)[:300])


def main():
    given = links()
    files(come_in(URL, given["coordinator"], PASSWORD))
    packs(come_in(URL, given["focal"], PASSWORD))
    finish()


main()
