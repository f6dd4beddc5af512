"""The keeper's calendar and map and the province's storms, in a real browser; storms also without JavaScript."""

import csv
import io
import json
import os
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from house import PASSWORD, SHOTS, URL, check, finish, links
from pages import come_in, look, timed_code

HIDDEN = {"java_script_enabled": False}


def keeper(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    page.goto(links()["keeper"])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    page.fill("input[name=ma]", timed_code(re.sub(r"\s", "", page.locator("code.hash").first.inner_text())))
    page.click("form button.primary")
    page.wait_for_selector(".codes code")
    return context, page


def press(page, selector):
    """Presses what leads to another page, and waits for it."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def calendar(page):
    page.goto(URL + "/quan-tri/lich?nam=2026")
    check("the year says how much is worked and that it has twelve holidays", "12 ngày nghỉ lễ" in page.inner_text(".day"))
    check("twelve months stand on the page", page.locator("table.month").count() == 12)
    page.fill("input[name=day]", "15/6/2026")
    page.fill("input[name=name]", "Ngày hội thử")
    press(page, ".sec-h:has(#them) + form button")
    check("a day is added and the page leads to it", page.url.endswith("#d-2026-06-15"), page.url)
    page.locator("#d-2026-06-15 summary").click()
    page.fill("#d-2026-06-15 input[name=ly-do]", "Nhập thử")
    press(page, "#d-2026-06-15 form button")
    check("a withdrawn day stays with its reason", "Nhập thử" in page.inner_text("main"))
    page.goto(URL + "/quan-tri/lich/nhap")
    page.set_input_files("input[type=file]", {
        "name": "lich.csv", "mimeType": "text/csv",
        "buffer": "day;kind;name;source\n16/06/2026;holiday;Ngày hội hai;Thông báo thử\n17/06/2026;nghỉ;x;\n".encode()})
    page.click("form[enctype] button")
    page.wait_for_selector(".sum")
    check("a wrong line of a file is named and nothing can be written",
          "phải là một trong" in page.inner_text("main") and page.locator("button[value=ghi]").count() == 0)
    page.set_input_files("input[type=file]", {
        "name": "lich.csv", "mimeType": "text/csv",
        "buffer": "day;kind;name;source\n16/06/2026;holiday;Ngày hội hai;Thông báo thử\n".encode()})
    page.click("form[enctype] button")
    page.wait_for_selector("button[value=ghi]")
    press(page, "button[value=ghi]")
    page.goto(URL + "/quan-tri/lich?nam=2026")
    check("a right file is written as it was shown", page.locator("#d-2026-06-16").count() == 1)


def storm(page):
    page.goto(URL + "/quan-tri/thien-tai")
    page.fill("input[name=ten]", "Bão thử số 15")
    page.fill("input[name=van-ban]", "Quyết định số 999/QĐ-UBND ngày 20/11/2026")
    page.fill("input[name=tu]", "20/11/2026")
    page.fill("textarea[name=dan]", "An Phú, Cẩm Thành\nXã Không Có Thật")
    page.fill("input[name=tim]", "ly son")
    press(page, "button[value=loc]")
    check("the list is narrowed and nothing typed is lost", page.locator(".picks input").count() == 1
          and page.input_value("input[name=ten]") == "Bão thử số 15", str(page.locator(".picks input").count()))
    page.locator(".picks input").first.check()
    press(page, "button[value=ghi]")
    check("a name that nobody bears is named", "Xã Không Có Thật" in page.inner_text(".notice"))
    page.fill("textarea[name=dan]", "An Phú, Cẩm Thành")
    press(page, "button[value=ghi]")
    check("a storm is declared for three communes", page.locator("ul.units li").count() == 3, page.url)
    address = page.url.removeprefix(URL)
    page.fill("input[name=den]", "19/11/2026")
    page.fill("form[action$='ket-thuc'] input[name=van-ban]", "1000/QĐ-UBND")
    press(page, "form[action$='ket-thuc'] button")
    check("it cannot end before it began", page.locator("#f-den-err").count() == 1)
    page.fill("input[name=den]", "21/11/2026")
    press(page, "form[action$='ket-thuc'] button")
    check("it is ended by a decision", "1000/QĐ-UBND" in page.inner_text("dl.facts"))
    return address


def squares(context):
    """A map of the communes made of small squares around the places the register knows."""
    text = context.request.get(URL + "/quan-tri/don-vi/tep").body().decode("utf-8-sig")
    features = []
    for row in csv.DictReader(io.StringIO(text)):
        if not row["official_code"] or not row["latitude"]:
            continue
        north, east = float(row["latitude"]), float(row["longitude"])
        ring = [[east + dx, north + dy] for dx, dy in ((-.03, -.03), (.03, -.03), (.03, .03), (-.03, .03), (-.03, -.03))]
        features.append({"type": "Feature", "properties": {"MA": int(row["official_code"])},
                         "geometry": {"type": "Polygon", "coordinates": [ring]}})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def outlines(context, page, other):
    other.goto(URL + "/tong-quan")
    check("without a map the tiles are shown", other.locator("svg.map:not(.shapes) a").count() == 96)
    page.goto(URL + "/quan-tri/ban-do")
    page.set_input_files("input[type=file]", {
        "name": "xa.geojson", "mimeType": "application/geo+json", "buffer": squares(context)})
    page.click("form[enctype] button")
    page.wait_for_selector("svg.shapes")
    check("a map is looked at before it is used", "96 trên 96" in page.inner_text(".day"), page.inner_text(".day"))
    address = page.url.removeprefix(URL)
    press(page, ".head form button")
    other.goto(URL + "/tong-quan")
    check("a map in use stands in place of the tiles", other.locator("svg.shapes a[aria-label]").count() == 96)
    other.screenshot(path=SHOTS / "tong-quan-ban-do.png", full_page=True)
    page.goto(URL + address)
    page.fill("input[name=ly-do]", "Bản đồ thử")
    press(page, "form[action$='rut'] button")
    other.goto(URL + "/tong-quan")
    check("a map taken back gives way to the tiles", other.locator("svg.shapes").count() == 0)
    return address


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    axe = Axe()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        context, page = keeper(browser)
        calendar(page)
        _, plain = come_in(browser, "coordinator", **HIDDEN)
        ended = storm(plain)
        mapped = outlines(context, page, plain)
        look(context, [
            "/quan-tri/lich", "/quan-tri/lich?nam=2027", "/quan-tri/lich/nhap", "/quan-tri/thien-tai", ended,
            ended.replace("/quan-tri/thien-tai", "/tam-dung"), "/tam-dung", "/quan-tri/ban-do", mapped], axe)
        browser.close()
    finish()


if __name__ == "__main__":
    main()
