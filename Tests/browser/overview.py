"""The overview in a real browser: every number against its download, the switches, both widths, axe, the chair's one
A4 on paper however long the names are, and the letters behind its answers."""

import csv
import html
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "oracle"))
from house import PASSWORD, SHOTS, URL, check, finish, links  # noqa: E402
from letters_oracle import examine  # noqa: E402

LONG = (
    "Xây dựng, hoàn thiện, thử nghiệm, kiểm thử an toàn thông tin và đưa vào vận hành chính thức nền tảng dữ liệu dùng "
    "chung của tỉnh, kết nối, liên thông với các cơ sở dữ liệu quốc gia, cơ sở dữ liệu chuyên ngành của các bộ, ngành; "
    "đồng thời tổ chức tập huấn cho cán bộ, công chức, viên chức của các cơ quan, đơn vị, địa phương, lần ")
LISTS = re.compile(r'<a href="((?:/giao-viec|/nhiem-vu|/tong-quan/thay-doi)(?:\?[^"]*)?)"[^>]*>([^<]*)<')


def come_in(browser, role, **options):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", **options)
    page = context.new_page()
    page.goto(links()[role])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    check(f"{role} comes in", page.url.startswith(URL + "/tong-quan"), page.url)
    return context, page


def add_late_tasks(page):
    """A plan with long names, each task long overdue."""
    page.goto(URL + "/ke-hoach/moi")
    page.fill("[name=ky-hieu]", "999/KH-UBND")
    page.fill("[name=noi-dung]", "Kế hoạch thử bề rộng của trang")
    page.click("form.form button.primary")
    plan = page.url.rsplit("/", 1)[1]
    for number in range(7):
        page.goto(f"{URL}/nhiem-vu/moi?ke-hoach={plan}")
        page.select_option("[name=ke-hoach]", plan)
        page.fill("[name=noi-dung]", LONG + str(number))
        page.fill("[name=muc]", "I")
        page.fill("[name=ten-muc]", "Hạ tầng số, nền tảng số và dữ liệu dùng chung của tỉnh")
        page.fill("[name=chu-tri]", "Sở Văn hóa, Thể thao và Du lịch" if number % 2 else "Sở Nông nghiệp và Môi trường")
        page.select_option("[name=loai-han]", "date")
        page.fill("[name=den-ngay]", f"{10 + number}/01/2025")
        page.click("form.form button.primary")
    check("tasks with long names are registered", "/nhiem-vu/" in page.url and "moi" not in page.url, page.url)
    return plan


def numbers(context, address):
    """Every number of a page that opens a list has as many rows in that list's download."""
    body = context.request.get(URL + address).text()
    wrong, seen = [], 0
    for link, words in set(LISTS.findall(body)):
        digits = re.match(r"[\d.]+", words.rsplit("/", 1)[-1].lstrip("+"))
        if not digits:
            continue
        seen += 1
        link = html.unescape(link)
        path, _, query = link.partition("?")
        answer = context.request.get(f"{URL}{path}.csv" + (f"?{query}" if query else ""))
        sheet = answer.body().decode("utf-8-sig")
        mark = ";" if ";" in sheet.split("\n")[0] else ","
        rows = len([row for row in csv.reader(io.StringIO(sheet), delimiter=mark) if row]) - 1
        if answer.status != 200 or rows != int(digits.group().replace(".", "")):
            wrong.append((link, words, rows, answer.status))
    check(f"{address}: each of its {seen} numbers equals its download", seen > 5 and not wrong, str(wrong[:3]))


def look(context, addresses, axe):
    for width in (1366, 390):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        for address in addresses:
            troubles = []
            page.on("pageerror", lambda error: troubles.append(str(error)))
            answer = page.goto(URL + address)
            name = re.sub(r"\W+", "-", re.sub(r"[0-9a-z]{26}", "mot", address)).strip("-")
            page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            heads = page.locator("h1").count()
            found = [v for v in axe.run(page).response["violations"] if v["impact"] in ("serious", "critical")]
            words = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]
            check(
                f"{address} at {width}: answers, one h1, no sideways scroll, no script error, nothing serious from axe",
                answer.status == 200 and heads == 1 and wide <= width and not troubles and not found,
                f"status {answer.status}, h1 {heads}, width {wide}, {troubles} {words}")
        page.close()


def pages_of(paper):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(paper)
        file.flush()
        info = subprocess.run(["pdfinfo", file.name], check=True, capture_output=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", info).group(1)), re.search(r"Page size:.*", info).group()


def one_sheet(page, address):
    page.goto(URL + address)
    fits = page.evaluate("(a => [a.scrollHeight, a.clientHeight, a.scrollWidth, a.clientWidth])(document.querySelector('.a4'))")
    check(f"{address}: nothing of the sheet is cut", fits[0] <= fits[1] + 1 and fits[2] <= fits[3] + 1, str(fits))
    paper = page.pdf(prefer_css_page_size=True, print_background=False)
    (SHOTS / "to-trinh.pdf").write_bytes(paper)
    count, size = pages_of(paper)
    check(f"{address}: exactly one A4 on paper", count == 1 and "A4" in size, f"{count} {size}")


def letters(page, folder):
    page.goto(URL + "/tong-quan")
    cards = page.locator(".dec")
    check("at most five decisions are asked for", 1 <= cards.count() <= 5, str(cards.count()))
    for index, answer in enumerate(("Gia hạn", "Đôn đốc", "Đổi chủ trì")):
        card = cards.nth(index % cards.count())
        unit = card.locator(".meta span").first.inner_text()
        with page.expect_download() as coming:
            card.get_by_role("link", name=answer, exact=True).click()
        file = folder / f"{index}.docx"
        coming.value.save_as(file)
        holds = examine(file, [unit, card.locator("h3").inner_text()])
        check(f"the letter of «{answer}» holds to the decree's form and tells its case", holds)


def main():
    axe = Axe()
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player, tempfile.TemporaryDirectory() as scratch:
        browser = player.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        _, desk = come_in(browser, "coordinator")
        leader, page = come_in(browser, "leader")
        one_sheet(page, "/tong-quan/a4")
        plan = add_late_tasks(desk)
        for address in (
            "/tong-quan", "/tong-quan?muc-do=xac-nhan&dong-ho=ban-dau", f"/tong-quan?ke-hoach={plan}", "/ty-le",
            "/ty-le?theo=co-quan", "/ty-le?theo=thang", "/co-quan/so-nnmt", "/tong-quan/a4",
        ):
            numbers(leader, address)
        look(
            leader,
            ["/tong-quan", f"/tong-quan?cap=xa&ke-hoach={plan}", "/tong-quan?lang=en", "/tong-quan?lang=vi", "/ty-le?theo=co-quan",
             "/ty-le?theo=quy", "/tong-quan/thay-doi?loai=moi-giao", "/tong-quan/a4", f"/ke-hoach/{plan}",
             "/co-quan/so-nnmt"], axe)
        one_sheet(page, "/tong-quan/a4")
        page.goto(URL + "/tong-quan")
        page.get_by_role("link", name="Đã xác nhận", exact=True).click()
        page.get_by_role("link", name="Ban đầu", exact=True).click()
        check("the switches stay in the address", "muc-do=xac-nhan" in page.url and "dong-ho=ban-dau" in page.url, page.url)
        page.select_option("form.pick select[name=ke-hoach]", plan)
        page.click("form.pick button")
        check("a chosen plan keeps the switches", "muc-do=xac-nhan" in page.url and plan in page.url, page.url)
        check("its sections head the table", "Hạ tầng số" in page.locator(".heat thead").first.inner_text())
        page.emulate_media(media="print")
        check("the overview prints", len(page.pdf(format="A4")) > 10_000)
        page.emulate_media(media="screen")
        letters(page, Path(scratch))
        _, focal = come_in(browser, "focal")
        look(focal.context, ["/tong-quan"], axe)
        numbers(focal.context, "/tong-quan")
        closed = focal.request.get(URL + "/tong-quan/a4").status
        check("a focal point does not see the chair's page", closed == 404, str(closed))
        _, still = come_in(browser, "office", java_script_enabled=False)
        still.goto(URL + "/tong-quan/a4")
        check("without JavaScript no button does nothing", not still.locator("[data-print]").is_visible())
        browser.close()
    finish()


main()
