"""The pages in a real browser: the main job from upload to register, both widths, without JavaScript, and axe-core."""

import base64
import csv
import hashlib
import hmac
import io
import os
import re
import shutil
import struct
import tempfile
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import sync_playwright

from house import PASSWORD, ROOT, SHOTS, URL, check, finish, links

WIDTHS = (1366, 390)
ROWS = [
    ("Sở Y tế", "31/10/2026", "Lập danh mục thiết bị y tế cần thay ở trạm xá", "Danh mục được duyệt"),
    ("Công an tỉnh; Sở Tư pháp", "Quý IV/2026", "Đối soát dữ liệu cư trú với sổ hộ tịch", "Biên bản đối soát"),
    ("Sở Xây dựng", "31/11/2026", "Bản đồ số các nút giao nguy hiểm", "Bản đồ"),
    ("Sở Nội vụ", "Thường xuyên", "Bồi dưỡng công chức một cửa", "Báo cáo năm"),
    ("Sở Tài chính", "", "Rà soát phí dịch vụ công", ""),
]


def make_plan(path):
    """A plan nobody has seen: other column order, a section row, an impossible date, a missing deadline."""
    document = Document()
    document.add_paragraph("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI")
    document.add_paragraph("Số: 77/KH-UBND")
    document.add_paragraph("Quảng Ngãi, ngày 05 tháng 10 năm 2026")
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Việc làm trong quý cuối năm")
    document.add_paragraph("Phụ lục")
    table = document.add_table(rows=1, cols=5)
    for cell, text in zip(table.rows[0].cells, ("STT", "Đơn vị đầu mối", "Hạn", "Công việc", "Sản phẩm đầu ra")):
        cell.text = text
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "A", "Nhóm việc cấp tỉnh"
    cells[1].merge(cells[4])
    for number, (lead, deadline, title, product) in enumerate(ROWS, 1):
        for cell, text in zip(table.add_row().cells, (str(number), lead, deadline, title, product)):
            cell.text = text
    document.save(path)


def make_classified(path):
    document = Document()
    document.add_paragraph("MẬT")
    document.add_paragraph("KẾ HOẠCH")
    document.save(path)


def come_in(browser, role, **options):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", **options)
    page = context.new_page()
    page.goto(links()[role])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    check(f"{role} comes in by a one-time link", page.url.startswith(URL + "/tong-quan"), page.url)
    return context, page


def timed_code(secret):
    """The six digits of an authenticator app (RFC 6238) for a secret in base 32."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def hrefs(page, pattern):
    """The addresses of the page's links that match, each once, in their order."""
    found = page.eval_on_selector_all("main a", "found => found.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(h for h in found if re.fullmatch(pattern, h or "")))


def keepers_desk(browser, axe):
    """The keeper comes in with a second step; every page of the desk is looked at."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    page.goto(links()["keeper"])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    page.fill("input[name=ma]", timed_code(re.sub(r"\s", "", page.locator("code.hash").first.inner_text())))
    page.click("form button.primary")
    check("the keeper sets up a second step and is shown recovery codes", page.locator(".codes code").count() > 0, page.url)
    page.goto(URL + "/quan-tri")
    desk = hrefs(page, r"/quan-tri/[a-z-]+")
    check("the desk leads to its rooms", len(desk) >= 5, str(desk))
    for room in ("nguoi-dung", "don-vi"):
        page.goto(f"{URL}/quan-tri/{room}")
        desk += hrefs(page, rf"/quan-tri/{room}/[0-9a-z-]+")[:2]
    look(context, desk + ["/toi"], axe)


def look(context, addresses, axe):
    """Opens each address at both widths and holds it to what every page must be."""
    for width in WIDTHS:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        for address in addresses:
            troubles = []
            page.on("pageerror", lambda error: troubles.append(str(error)))
            answer = page.goto(URL + address)
            name = re.sub(r"\W+", "-", re.sub(r"[0-9a-z]{26}", "mot", address)).strip("-") or "dau"
            page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            heads = page.locator("h1").count()
            found = [v for v in axe.run(page).response["violations"] if v["impact"] in ("serious", "critical")]
            words = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found]
            check(
                f"{address} at {width}: answers, one h1, no sideways scroll, no script error, nothing serious from axe",
                answer.status == 200 and heads == 1 and wide <= width and not troubles and not found,
                f"status {answer.status}, h1 {heads}, width {wide}, {troubles} {words}")
        page.close()


def main_job(page, folder):
    plan = folder / "ke-hoach-thu.docx"
    make_plan(plan)
    page.goto(URL + "/van-ban")
    page.click("text=Tải văn bản lên")
    page.set_input_files("input[type=file]", plan)
    page.click("form[enctype] button.primary")
    for _ in range(60):
        if "/duyet" in page.url:
            break
        go = page.locator("main a.btn.primary")
        if go.count():
            go.first.click()
            break
        page.wait_for_timeout(500)
        page.reload()
    check("an upload leads to its review", "/duyet" in page.url, page.url)
    review = page.url.split("?")[0]
    sums = page.locator(".sum").all_inner_texts()
    check("the review says how the rows add up", any("5 nhiệm vụ" in s for s in sums), str(sums))
    page.goto(review + "/cac-dong")
    listed = page.inner_text("main")
    check("every row of the table is a proposal", all(title in listed for _, _, title, _ in ROWS))
    page.locator("form[action$='nhan-het'] button").first.click()
    seen = 0
    while seen < 20:
        page.goto(review)
        answer = page.locator(".q button.hint")
        if answer.count():
            answer.first.click()
            seen += 1
            continue
        accept = page.locator("button[value=accept]")
        if accept.count() and accept.first.is_visible():
            accept.first.click()
            seen += 1
            continue
        break
    page.goto(review)
    page.locator("form[action$='ghi-so'] button").first.click()
    page.goto(URL + "/nhiem-vu?tim=thiet+bi+y+te")
    check("the register finds it without diacritics", ROWS[0][2] in page.inner_text("main"))
    page.click(f"text={ROWS[0][2]}")
    words = page.inner_text("main")
    check("a task shows its place in the signed page", "Sở Y tế" in words and "31/10/2026" in words and "dòng" in words.lower(), words[:300])
    page.goto(URL + "/nhiem-vu?tim=nut+giao")
    check("an impossible date was a question, never mended in silence", "30/11/2026" in page.inner_text("main") or "31/11/2026" in page.inner_text("main"))
    page.goto(URL + "/van-ban/tai-len")
    page.set_input_files("input[type=file]", plan)
    page.click("form[enctype] button.primary")
    page.wait_for_timeout(1500)
    check("the same bytes twice create nothing twice", "trước đây" in page.inner_text("main"), page.inner_text("main")[:200])
    secret = folder / "mat.docx"
    make_classified(secret)
    page.goto(URL + "/van-ban/tai-len")
    page.set_input_files("input[type=file]", secret)
    page.click("form[enctype] button.primary")
    page.wait_for_timeout(1500)
    check("a classified paper is refused with a sentence", "mật" in page.inner_text("main").lower() and "/duyet" not in page.url)
    return review


def exports(context, page):
    page.goto(URL + "/nhiem-vu?tim=so+hoa")
    count = int(re.sub(r"\D", "", page.locator("main b").first.inner_text()) or 0)
    text = context.request.get(URL + "/nhiem-vu.csv?tim=so+hoa").body().decode("utf-8-sig")
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=";" if ";" in text.split("\n")[0] else ",") if row]
    book = load_workbook(io.BytesIO(context.request.get(URL + "/nhiem-vu.xlsx?tim=so+hoa").body()))
    sheet = book.active
    lines = [row for row in sheet.iter_rows(values_only=True) if any(row)]
    check("CSV holds the rows of the screen", len(rows) - 1 == count, f"{len(rows) - 1} of {count}")
    check("XLSX holds the rows of the screen", len(lines) - 1 == count, f"{len(lines) - 1} of {count}")
    titles = page.locator("td.main a").all_inner_texts()
    check("in the same order", [t for t in titles] == [next(c for c in row if c in titles) for row in rows[1:len(titles) + 1] if any(c in titles for c in row)], str(titles[:2]))


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    axe = Axe()
    with sync_playwright() as play, tempfile.TemporaryDirectory() as scratch:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        visitor = browser.new_context(viewport={"width": 1366, "height": 768})
        look(visitor, ["/dang-nhap"], axe)
        context, page = come_in(browser, "coordinator")
        page.goto(URL + "/nhiem-vu")
        page.screenshot(path=SHOTS / "so-nhiem-vu.png", clip={"x": 0, "y": 0, "width": 1366, "height": 768})
        if os.environ.get("TIENDO_GOLDEN") == "write":
            shutil.copy(SHOTS / "so-nhiem-vu.png", ROOT / "docs" / "so-nhiem-vu.png")
        review = main_job(page, Path(scratch))
        exports(context, page)
        page.goto(URL + "/nhiem-vu")
        one = {}
        for kind in ("nhiem-vu", "chi-tieu", "du-an", "ke-hoach", "van-ban", "co-quan"):
            page.goto(f"{URL}/{kind}")
            found = page.eval_on_selector_all("main a", "found => found.map(a => a.getAttribute('href'))")
            one[kind] = next((h for h in found if re.fullmatch(rf"/{kind}/({'[a-z0-9-]+' if kind == 'co-quan' else '[0-9a-z]{26}'})", h or "")), None)
            check(f"/{kind} leads to one of its rows", one[kind] is not None, str(found[:5]))
        waiting = page.goto(URL + "/van-ban") and page.eval_on_selector_all("main a", "found => found.map(a => a.getAttribute('href'))")
        open_review = next((h for h in waiting if h and h.endswith("/duyet")), review.replace(URL, ""))
        look(
            context,
            ["/tong-quan", "/nhiem-vu", "/nhiem-vu?tim=khong-co-gi-nhu-the", "/chi-tieu", "/du-an", "/ke-hoach", "/van-ban", "/van-ban/tai-len",
             "/co-quan", "/tra-cuu?tim=chuyen+doi+so", "/toi", "/nhiem-vu/moi", "/nhiem-vu?lang=en",
             open_review, open_review + "/cac-dong", open_review + "/bo-lai", open_review + "/luu-y", open_review + "/dau-van-ban"]
            + [address for address in one.values() if address]
            + [f"{one['van-ban']}/nguon" if one["van-ban"] else "/van-ban"], axe)
        forms = [f"{address}/sua" for kind, address in one.items() if address and kind != "co-quan"]
        look(context, ["/chi-tieu/moi", "/du-an/moi", "/ke-hoach/moi"] + forms, axe)
        context.request.get(URL + "/nhiem-vu?lang=vi")
        page.emulate_media(media="print")
        page.goto(URL + (one["nhiem-vu"] or "/nhiem-vu"))
        paper = page.pdf(format="A4")
        check("a task prints", paper[:5] == b"%PDF-" and len(paper) > 5_000)

        focal, _ = come_in(browser, "focal")
        hidden = focal.request.get(URL + "/quan-tri").status
        check("a focal point does not see the keeper's desk", hidden == 404, str(hidden))
        plain, still = come_in(browser, "leader", java_script_enabled=False)
        still.goto(URL + "/nhiem-vu")
        still.fill("input[name=tim]", "so hoa")
        still.click("form.filters button")
        check("the register filters without JavaScript", "tim=so" in still.url and "hóa" in still.inner_text("main"), still.url)
        inspector, desk = come_in(browser, "inspector")
        look(inspector, ["/quan-tri", "/quan-tri/nhat-ky"], axe)
        keepers_desk(browser, axe)
        browser.close()
    finish()


if __name__ == "__main__":
    main()
