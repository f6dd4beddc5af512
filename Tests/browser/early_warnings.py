"""Early warnings and what-if in a real browser: the list by kind, its file, a change tried on a copy by its address alone
and without JavaScript, what the first page says; both widths and axe-core."""

import csv
import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from house import PASSWORD, SHOTS, URL, check, finish, links

WIDTHS = (1366, 390)


def come_in(browser, role):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    page.goto(links()[role])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    return context, page


def look(page, path, name, axe):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        troubles = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        answer = page.goto(URL + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.screenshot(path=SHOTS / f"canh-bao-{name}-{width}.png", full_page=True)
        found = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in axe.run(page).response["violations"]]
        check(f"{name} at {width}: answers, fits, one h1, no script error, nothing from axe",
              answer.status == 200 and wide <= width and page.locator("h1").count() == 1 and not troubles and not found,
              f"{answer.status} {wide} {troubles} {found}")
    page.set_viewport_size({"width": 1366, "height": 768})


def count(text):
    return int(re.search(r"[\d.]+", text).group().replace(".", ""))


def listed(page):
    page.goto(URL + "/chi-tieu/canh-bao")
    check("there are warnings to look at", page.locator("tbody tr").count() > 5)
    views = page.locator("nav.views a")
    for index in range(views.count()):
        wanted = count(views.nth(index).locator("span").inner_text())
        address = views.nth(index).get_attribute("href")
        with page.expect_download() as waiting:
            page.evaluate("a => { location.href = a }", address.replace("/canh-bao", "/canh-bao.csv"))
        rows = list(csv.reader(Path(waiting.value.path()).read_text(encoding="utf-8-sig").splitlines()))
        check(f"{address}: the file has the {wanted} rows that the view counts", len(rows) - 1 == wanted, len(rows))
    first = page.locator("table.stick tbody tr th a").first
    address = first.get_attribute("href")
    check("a warning opens the rows it was reckoned from", page.goto(URL + address).status == 200, address)


def tried(browser, page):
    page.goto(URL + "/chi-tieu/canh-bao?loai=at-risk")
    page.locator("a:text-is('Thử thay đổi')").last.click()
    start = page.url
    asked = page.input_value("[name=gia-tri]")
    page.fill("[name=gia-tri]", "1")
    page.fill("[name=nam]", "2030")
    page.click("button:text-is('Tính lại')")
    check("a lower demand changes the state, and the address holds all of it",
          "gia-tri=1" in page.url and "nam=2030" in page.url and "Tình trạng đổi từ" in page.inner_text("main"),
          page.inner_text("main")[:400])
    check("before stands beside after, and what changed is marked", page.locator("tr.on").count() > 2)
    shared = page.url
    page.goto(start)
    check("nothing was stored", page.input_value("[name=gia-tri]") == asked)
    state = browser.new_context(storage_state=page.context.storage_state(), java_script_enabled=False)
    other = state.new_page()
    other.goto(shared)
    check("the address says the same to another browser without JavaScript",
          "Tình trạng đổi từ" in other.inner_text("main"))
    other.fill("[name=gia-tri]", "không phải số")
    other.click("button:text-is('Tính lại')")
    check("what is wrong is said at its field and kept",
          "Đây không phải một con số" in other.inner_text("main")
          and other.input_value("[name=gia-tri]") == "không phải số")
    return shared.replace(URL, "")


def main():
    axe = Axe()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        _, leader = come_in(browser, "leader")
        _, focal = come_in(browser, "focal")
        listed(leader)
        shared = tried(browser, leader)
        leader.goto(URL + "/tong-quan")
        check("the first page says how many targets worry", "chỉ tiêu có nguy cơ không đạt" in leader.inner_text("main"))
        look(leader, "/tong-quan", "tong-quan", axe)
        look(leader, "/chi-tieu/canh-bao", "danh-sach", axe)
        look(leader, "/chi-tieu/thu", "chon", axe)
        look(leader, shared, "thu", axe)
        look(focal, "/tong-quan", "dau-moi", axe)
        look(focal, "/chi-tieu/canh-bao", "dau-moi-canh-bao", axe)
        browser.close()
    finish()


main()
