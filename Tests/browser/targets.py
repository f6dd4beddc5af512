"""Pages of targets and indicators in a real browser: both widths, axe, every number of an indicator's table against its
file, the filters of the register, and sheets that print on one A4."""

import csv
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent))
from house import PASSWORD, SHOTS, URL, check, finish, links  # noqa: E402


def come_in(browser, role, **options):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", **options)
    page = context.new_page()
    page.goto(links()[role])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    check(f"{role} comes in", page.url.startswith(URL + "/tong-quan"), page.url)
    return context, page


def look(context, addresses, axe):
    for width in (1366, 390):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        for name, address in addresses.items():
            troubles = []
            page.on("pageerror", lambda error: troubles.append(str(error)))
            answer = page.goto(URL + address)
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
        text = subprocess.run(["pdftotext", "-layout", file.name, "-"], check=True, capture_output=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", info).group(1)), re.search(r"Page size:.*", info).group(), text


def paper_of(page, address, name):
    page.goto(URL + address)
    paper = page.pdf(prefer_css_page_size=True, print_background=False)
    (SHOTS / f"{name}.pdf").write_bytes(paper)
    return pages_of(paper)


def measured(page):
    """Targets of the register with an indicator: at risk, and any with a value."""
    page.goto(URL + "/chi-tieu?tinh-trang=nguy-co")
    risky = page.locator("a.row").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    page.goto(URL + "/chi-tieu?tinh-trang=chua-co-so")
    silent = page.locator("a.row").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return risky, silent


def counts_add_up(page):
    page.goto(URL + "/chi-tieu")
    views = page.locator("nav.views").nth(1).locator("a")
    numbers = [int(text.replace(".", "")) for text in views.locator("span").all_inner_texts()]
    check("the groups of standing add up to all targets", sum(numbers[1:]) == numbers[0], str(numbers))
    for place in range(1, views.count()):
        page.goto(URL + "/chi-tieu")
        view = page.locator("nav.views").nth(1).locator("a").nth(place)
        href, number = view.get_attribute("href"), int(view.locator("span").inner_text().replace(".", ""))
        answer = page.context.request.get(URL + href.replace("/chi-tieu", "/chi-tieu.csv"))
        rows = [row for row in csv.reader(io.StringIO(answer.body().decode("utf-8-sig"))) if row]
        check(f"{href} has as many rows in its file", len(rows) - 1 == number, f"{len(rows) - 1} {number}")


def indicator(page, address):
    """Every cell of the table of units stands in the file."""
    page.goto(URL + address)
    shown = page.locator("section:has(#bang) tbody tr").evaluate_all(
        "rows => rows.map(r => [...r.children].map(c => c.innerText.trim()))")
    path, _, query = address.partition("?")
    answer = page.context.request.get(f"{URL}{path}.csv" + (f"?{query}" if query else ""))
    text = answer.body().decode("utf-8-sig")
    mark = ";" if text.split("\n")[0].count(";") > text.split("\n")[0].count(",") else ","
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=mark) if row]
    kept = [[row[1]] + row[2:] for row in rows[1:-1]]

    def number(cell):
        cell = re.sub(r"[^\d,.-]", "", cell).replace(".", "").replace(",", ".")
        return None if cell in ("", "-") else float(cell)

    wrong = [
        (a, b) for a, b in zip(shown, kept)
        if a[0] != b[0] or any((number(x) is None) != (number(y) is None) or
                               (number(x) is not None and abs(number(x) - number(y)) > 0.06)
                               for x, y in zip(a[1:], b[1:]))]
    check(f"{address}: its {len(shown)} rows equal its file", shown and len(shown) == len(kept) and not wrong, str(wrong[:2]))


def main():
    axe = Axe()
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        leader, page = come_in(browser, "leader")
        counts_add_up(page)
        risky, silent = measured(page)
        check("some target is at risk and some has no value", bool(risky) and bool(silent), f"{risky} {silent}")
        # The one whose communes are compared shows all parts.
        page.goto(URL + "/chi-tieu?tinh-trang=dung-nhip")
        others = page.locator("a.row").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        for address in risky + others:
            page.goto(URL + address)
            if page.locator("#so-sanh").count():
                break
        check("one target compares the communes", page.locator("#so-sanh").count() == 1)
        code = page.locator("a[href^='/chi-so/']").first.get_attribute("href")
        plan = page.locator("a[href^='/ke-hoach/']").first.get_attribute("href")
        check("its state stands over its figures", page.locator(".states .st").count() > 0)
        check("the sentence of the page is said", len(page.locator("p.day.said").first.inner_text()) > 40)
        page.goto(URL + code)
        unit = page.locator("select[name=don-vi] option").nth(1).get_attribute("value") if page.locator(
            "select[name=don-vi]").count() else ""
        look(leader, {
            "chi-tieu-so": "/chi-tieu", "chi-tieu-nguy-co": risky[0], "chi-tieu-xa": address, "chi-tieu-chua-do": silent[0],
            "chi-tieu-en": address + "?lang=en", "chi-tieu-vi": address + "?lang=vi", "chi-so": code,
            "chi-so-don-vi": f"{code}?don-vi={unit}", "ke-hoach-do-luong": plan, "to-tinh": "/chi-tieu/to-tinh",
            "to-xa": f"/chi-tieu/to-xa/{unit or 'xa-21040'}",
        }, axe)
        indicator(page, code)
        indicator(page, code + "?sap=gia-tri")
        count, size, text = paper_of(page, f"/chi-tieu/to-xa/{unit or 'xa-21040'}", "to-xa")
        check("a commune's sheet is exactly one A4", count == 1 and "A4" in size, f"{count} {size}")
        fits = page.evaluate("(a => [a.scrollHeight, a.clientHeight, a.scrollWidth, a.clientWidth])(document.querySelector('.a4'))")
        check("nothing of a commune's sheet is cut", fits[0] <= fits[1] + 1 and fits[2] <= fits[3] + 1, str(fits))
        count, size, text = paper_of(page, "/chi-tieu/to-tinh", "to-tinh")
        check("the province's sheet is one or two A4", count <= 2 and "A4" in size, f"{count} {size}")
        page.goto(URL + risky[0])
        shown = page.locator("section:has(#gia-tri) tbody tr").count()
        count, size, text = paper_of(page, risky[0], "chi-tieu")
        section = text.split("Các giá trị và nguồn", 1)[-1]
        check("the values' table prints with the page", shown > 3 and "Các giá trị và nguồn" in text and
              len(re.findall(r"(Tháng|Quý|Năm) ", section)) >= shown, f"{count} {shown}")
        focal, own = come_in(browser, "focal")
        closed = focal.request.get(URL + "/chi-tieu/to-xa/xa-21040").status
        check("a focal point of a department opens no commune's sheet", closed == 404, str(closed))
        look(focal, {"chi-tieu-dau-moi": "/chi-tieu", "to-tinh-dau-moi": "/chi-tieu/to-tinh"}, axe)
        browser.close()
    finish()


main()
