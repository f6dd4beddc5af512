#!/usr/bin/env python3
"""Holds the XLSX pack of a unit against programs of other people, on a house that is served.

    scripts/serve-for-tests .tools/venv/bin/python Tests/oracle/pack_oracle.py

openpyxl opens the pack (locks, lists, limits), fills it in and sends it back; LibreOffice opens it and saves it anew;
what comes back is checked by the house, sent, and shown by the next pack. The pages are held to axe-core at both widths.
Exit 0: everything agrees.
"""
import datetime
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "browser"))

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from house import PASSWORD, SHOTS, URL, check, finish, links
from session import come_in

HEADINGS = ["TT", "Kế hoạch", "Nhiệm vụ và sản phẩm", "Kỳ", "Hạn", "Tình trạng", "Trạng thái", "Tỷ lệ (%)",
            "Kết quả đã làm", "Việc tiếp theo", "Vướng mắc", "Nguyên nhân chậm", "Đang chờ cơ quan", "Đề nghị",
            "Loại minh chứng", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Tên văn bản, tài liệu",
            "Liên kết", "Trả lời câu hỏi", "Mã dòng"]
COLUMN = {heading: index + 1 for index, heading in enumerate(HEADINGS)}
HEAD = 3


def fetch(session, path):
    """The bytes of a download."""
    with session.opener.open(urllib.request.Request(URL + path), timeout=60) as answer:
        return answer.read()


def pack(session, path="/viec-cua-toi/goi.xlsx"):
    return load_workbook(io.BytesIO(fetch(session, path)))


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(session, bytes_, deed="kiem-tra"):
    """Status, address and page after a pack is sent to be checked or stored."""
    page = session.open("/viec-cua-toi/goi")[2]
    token = re.search(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page)
    edge = "----goi" + os.urandom(8).hex()
    body = b""
    for name, value in ((token.group(1), token.group(2)), ("viec", deed)):
        body += f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    body += f'--{edge}\r\nContent-Disposition: form-data; name="tep"; filename="goi.xlsx"\r\n\r\n'.encode()
    body += bytes_ + f"\r\n--{edge}--\r\n".encode()
    return session.open("/viec-cua-toi/nop-goi", body, {"Content-Type": f"multipart/form-data; boundary={edge}"})


def main_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.split("<main", 1)[-1]))


def rows(book):
    """The rows by their headings, without the hidden key and without what moves by itself."""
    sheet = book["Tiến độ"]
    return [{h: sheet.cell(r, c).value for h, c in COLUMN.items() if h not in ("Mã dòng", "Tình trạng", "TT")}
            for r in range(HEAD + 1, sheet.max_row + 1)]


def office(folder, bytes_):
    """The same workbook, opened and saved by LibreOffice; None when it is not here."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        return None
    source, out = folder / "goi.xlsx", folder / "out"
    source.write_bytes(bytes_)
    subprocess.run([program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(source)],
                   check=True, capture_output=True, timeout=180)
    return (out / "goi.xlsx").read_bytes()


def looks_right(book):
    sheet = book["Tiến độ"]
    check("openpyxl reads the headings", [sheet.cell(HEAD, c).value for c in COLUMN.values()] == HEADINGS)
    check("the sheet is protected and its head is frozen", sheet.protection.sheet and sheet.freeze_panes == "D4",
          str(sheet.freeze_panes))
    first = HEAD + 1
    locked = [h for h, c in COLUMN.items() if sheet.cell(first, c).protection.locked]
    check("keys are locked, the rest is open", locked == HEADINGS[:6] + ["Mã dòng"], str(locked))
    check("the key is out of sight", sheet.column_dimensions[get_column_letter(COLUMN["Mã dòng"])].hidden)
    kinds = {}
    for rule in sheet.data_validations.dataValidation:
        for place in rule.sqref.ranges:
            kinds[HEADINGS[place.min_col - 1]] = (rule.type, place.max_row == sheet.max_row)
    check("statuses, causes, units and kinds of paper are lists; percent and days have bounds",
          [kinds.get(h, ("",))[0] for h in ("Trạng thái", "Nguyên nhân chậm", "Đang chờ cơ quan", "Loại minh chứng",
                                            "Tỷ lệ (%)", "Ngày ban hành", "Kết quả đã làm")]
          == ["list"] * 4 + ["decimal", "date", "textLength"] and all(k[1] for k in kinds.values()), str(kinds))
    check("hidden sheets hold the lists and what the pack is",
          [(s.title, s.sheet_state) for s in book.worksheets] ==
          [("Tiến độ", "visible"), ("Hướng dẫn", "visible"), ("_danh-muc", "hidden"), ("_goi", "hidden")])
    check("it prints on A4, landscape, with its head on each page",
          sheet.page_setup.orientation == "landscape" and str(sheet.page_setup.paperSize) == "9"
          and sheet.print_title_rows == "$1:$3", f"{sheet.page_setup.paperSize} {sheet.print_title_rows}")


def look(session, marks):
    """The pages in a browser: the first one, and what a check says, at both widths."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    axe = Axe()
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        for width in (1366, 390):
            context = browser.new_context(viewport={"width": width, "height": 800}, locale="vi-VN")
            context.add_cookies([{"name": c.name, "value": c.value, "url": URL} for c in session.jar])
            page = context.new_page()
            for name, file in marks.items():
                troubles = []
                page.on("pageerror", lambda error: troubles.append(str(error)))
                page.goto(URL + "/viec-cua-toi/goi")
                if file is not None:
                    page.set_input_files("input[name=tep]", {
                        "name": "goi.xlsx", "buffer": file,
                        "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
                    page.click("form[enctype] button[value=kiem-tra]")
                    page.wait_for_selector(".sum")
                page.screenshot(path=SHOTS / f"goi-{name}-{width}.png", full_page=True)
                wide = page.evaluate("document.documentElement.scrollWidth")
                found = [v for v in axe.run(page).response["violations"] if v["impact"] in ("serious", "critical")]
                check(f"the page of packs ({name}) at {width}: one h1, no sideways scroll, nothing serious from axe",
                      page.locator("h1").count() == 1 and wide <= width and not found and not troubles,
                      f"{wide} {troubles} {[v['id'] + ': ' + v['nodes'][0]['html'][:160] for v in found]}")
            context.close()
        browser.close()


def main():
    given = links()
    focal = come_in(URL, given["focal"], PASSWORD)
    desk = come_in(URL, given["coordinator"], PASSWORD)
    first = fetch(focal, "/viec-cua-toi/goi.xlsx")
    check("the same content is the same bytes", fetch(focal, "/viec-cua-toi/goi.xlsx") == first)
    book = load_workbook(io.BytesIO(first))
    looks_right(book)
    sheet = book["Tiến độ"]
    check("there are rows to fill in", sheet.max_row >= HEAD + 3, str(sheet.max_row))

    status, _, page = send(focal, first)
    check("untouched: nothing has changed", status == 200 and "Không có gì thay đổi." in page, main_of(page)[:300])

    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        again = office(folder, first)
        if again:
            status, _, page = send(focal, again)
            check("untouched, saved by LibreOffice: nothing has changed",
                  status == 200 and "Không có gì thay đổi." in page, main_of(page)[:600])
        else:
            print("  skip  LibreOffice is not here")

        one, two, three = HEAD + 1, HEAD + 2, HEAD + 3
        sheet.cell(one, COLUMN["Tỷ lệ (%)"]).value = 120
        sheet.cell(two, COLUMN["Ngày ban hành"]).value = "31/02/2026"
        sheet.cell(three, COLUMN["Trạng thái"]).value = "Xong rồi"
        wrong = saved(book)
        status, _, page = send(focal, wrong, "gui")
        words = main_of(page)
        check("three wrong cells are three sentences with their addresses",
              status == 422 and [a in words for a in ("Ô H4: ", "Ô Q5: ", "Ô G6: ")] == [True] * 3
              and len(re.findall(r"Ô [A-Z]+\d+: ", words)) == 3, words[:600])

        book = pack(focal)
        sheet = book["Tiến độ"]
        # A column and a line of the reader's own, before all others.
        sheet.insert_cols(1)
        sheet.insert_rows(1)
        shift = {h: c + 1 for h, c in COLUMN.items()}
        one, two, three = one + 1, two + 1, three + 1
        sheet.cell(one, shift["Trạng thái"]).value = "Đang làm"
        cell = sheet.cell(one, shift["Tỷ lệ (%)"])
        cell.value, cell.number_format = 0.45, "0%"
        sheet.cell(one, shift["Kết quả đã làm"]).value = "Đã khảo sát 12 trạm\nCòn 3 trạm"
        sheet.cell(one, shift["Loại minh chứng"]).value = "Báo cáo"
        sheet.cell(one, shift["Số, ký hiệu"]).value = "12/5"
        sheet.cell(one, shift["Ngày ban hành"]).value = datetime.datetime(2026, 3, 4)
        sheet.cell(two, shift["Tỷ lệ (%)"]).value = "10%"
        sheet.cell(two, shift["Ngày ban hành"]).value = "5/3/2026"
        sheet.cell(two, shift["Tên văn bản, tài liệu"]).value = "Biên bản họp"
        sheet.cell(three, shift["Đang chờ cơ quan"]).value = "sở tài chính"
        for row in (one, two, three):
            sheet.cell(row, shift["Trả lời câu hỏi"]).value = "Đúng như đã ghi"
        filled = saved(book)
        through = office(folder, filled) or filled
        status, address, page = send(focal, through, "gui")
        check("filled in by openpyxl, saved by LibreOffice, with columns moved: sent",
              status == 200 and address.endswith("/viec-cua-toi") and "3 dòng" in page,
              f"{status} {address} {main_of(page)[:600]}")
        status, _, page = send(focal, through, "gui")
        check("the same pack twice stores nothing twice", status == 200 and "Không có gì thay đổi." in page,
              main_of(page)[:400])

        def said(row, heading):
            return next((r[heading] for r in rows(pack(focal)) if r["Nhiệm vụ và sản phẩm"] == row), None)

        tasks = [sheet.cell(r, shift["Nhiệm vụ và sản phẩm"]).value for r in (one, two, three)]
        shown = [r for r in rows(pack(focal)) if r["Nhiệm vụ và sản phẩm"] == tasks[0]][0]
        check("the next pack shows what was filled in",
              (shown["Trạng thái"], shown["Tỷ lệ (%)"], shown["Kết quả đã làm"], shown["Loại minh chứng"],
               shown["Số, ký hiệu"], shown["Ngày ban hành"]) ==
              ("Đang làm", 45, "Đã khảo sát 12 trạm\nCòn 3 trạm", "Báo cáo", "12/5", datetime.datetime(2026, 3, 4)),
              json.dumps(shown, default=str, ensure_ascii=False))
        check("days as text and as dates are the same days",
              said(tasks[1], "Ngày ban hành") == datetime.datetime(2026, 3, 5) and said(tasks[1], "Tỷ lệ (%)") == 10)
        check("who is waited for is found by its name", said(tasks[2], "Đang chờ cơ quan") == "Sở Tài chính")

        other = fetch(desk, "/viec-cua-toi/goi.xlsx?co-quan=so-tai-chinh")
        status, _, page = send(focal, other)
        check("somebody else's pack is refused", status == 422 and "không phải của Sở Y tế" in page, main_of(page)[:300])
        forged = load_workbook(io.BytesIO(first))
        for row in forged["_goi"].iter_rows():
            if row[0].value == "ngay":
                row[1].value = "2026-01-01"
        status, _, page = send(focal, saved(forged))
        check("a changed identity is refused", status == 422 and "nhận dạng" in page, main_of(page)[:300])

        old = load_workbook(io.BytesIO(first))
        old["Tiến độ"].cell(HEAD + 1, COLUMN["Kết quả đã làm"]).value = "Lời từ gói cũ"
        old["Tiến độ"].cell(HEAD + 4, COLUMN["Kết quả đã làm"]).value = "Lời của việc chưa ai đụng tới"
        status, _, page = send(focal, saved(old))
        check("a pack from before says who changed its rows", "sau khi gói được lập" in page, main_of(page)[:600])

        ready = pack(focal)
        sheet = ready["Tiến độ"]
        for row in range(HEAD + 1, min(sheet.max_row, HEAD + 4) + 1):
            sheet.cell(row, COLUMN["Trạng thái"]).value = "Đã xong"
            sheet.cell(row, COLUMN["Kết quả đã làm"]).value = "Xong theo kế hoạch"
        look(focal, {"dau": None, "loi": wrong, "hoi": saved(ready), "cu": saved(old)})

    archive = zipfile.ZipFile(io.BytesIO(fetch(desk, "/giao-viec/goi.zip")))
    check("all packs come in one ZIP that others open", archive.testzip() is None and len(archive.namelist()) > 20,
          str(len(archive.namelist())))
    check("each of them is a pack", all(
        load_workbook(io.BytesIO(archive.read(n)), read_only=True).sheetnames[0] == "Tiến độ"
        for n in archive.namelist()[:5]))
    check("a focal point has no list of all packs", focal.open("/giao-viec/goi")[0] == 404)
    check("the coordinator has", desk.open("/giao-viec/goi")[0] == 200)
    finish()


main()
