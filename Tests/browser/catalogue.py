"""The catalogue of indicators in a real browser: define, a formula's error in its place, correct, scope, a step, tie what a
plan demands, refuse, retire; without JavaScript too; both widths and axe-core."""

import os
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from house import PASSWORD, SHOTS, URL, check, finish, links

WIDTHS = (1366, 390)


def come_in(browser, role, **options):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", **options)
    page = context.new_page()
    page.goto(links()[role])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    return context, page


def look(page, path, name, axe):
    """The page at both widths, and whether axe finds anything."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        troubles = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        answer = page.goto(URL + path) if path else None
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.screenshot(path=SHOTS / f"chi-so-{name}-{width}.png", full_page=True)
        found = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in axe.run(page).response["violations"]]
        check(f"{name} at {width}: answers, fits, one h1, no script error, nothing from axe",
              (answer is None or answer.status == 200) and wide <= width and page.locator("h1").count() == 1
              and not troubles and not found,
              f"{wide} {troubles} {found}")
    page.set_viewport_size({"width": 1366, "height": 768})


def define(page, axe):
    page.goto(URL + "/chi-so/moi")
    page.fill("[name=ten]", "Hồ sơ tiếp nhận của bộ phận thử")
    page.fill("[name=ma]", "thu-tiep-nhan")
    page.fill("[name=nhom]", "Thử danh mục")
    page.fill("[name=don-vi-tinh]", "hồ sơ")
    page.select_option("[name=chu-tri]", "so-khcn")
    page.click("main form.form button.primary")
    check("a definition is saved and its page opens", page.url.endswith("/chi-so/thu-tiep-nhan"), page.url)
    page.goto(URL + "/chi-so/moi")
    page.fill("[name=ten]", "Tỷ lệ hồ sơ thử")
    page.fill("[name=ma]", "thu-ty-le-ho-so")
    page.fill("[name=don-vi-tinh]", "hồ sơ")
    page.fill("[name=cong-thuc]", "thu-tiep-nhan / khong-co")
    page.click("main form.form button.primary")
    error = page.locator("#f-cong-thuc-err")
    check("a formula's error stands at its field, with what was typed",
          error.count() == 1 and "khong-co" in error.inner_text()
          and page.input_value("[name=cong-thuc]") == "thu-tiep-nhan / khong-co"
          and page.get_attribute("[name=cong-thuc]", "aria-invalid") == "true")
    look(page, "", "loi-cong-thuc", axe)
    page.fill("[name=cong-thuc]", "thu-tiep-nhan * 2")
    page.click("main form.form button.primary")
    check("corrected, it is saved", page.url.endswith("/chi-so/thu-ty-le-ho-so"), page.url)


def correct(page, axe):
    page.goto(URL + "/chi-so/thu-tiep-nhan/sua")
    page.fill("[name=nguon]", "Sổ tiếp nhận")
    page.select_option("[name=huong]", "down")
    page.click("main form.form button.primary")
    said = page.inner_text("main")
    check("what a version changed can be read", "chiều tốt lên: “Càng cao càng tốt” → “Càng thấp càng tốt”" in said,
          said[-600:])
    page.goto(URL + "/chi-so/thu-tiep-nhan/pham-vi")
    page.select_option("[name=viec]", "ra")
    page.select_option("[name=don-vi]", index=3)
    page.fill("[name=tu-ky]", "2026-01")
    page.fill("[name=ly-do]", "Chưa có bộ phận tiếp nhận")
    page.click("main form.form button.primary")
    check("a unit is taken out of the scope", "Chưa có bộ phận tiếp nhận" in page.inner_text("main"))
    page.goto(URL + "/chi-so/thu-tiep-nhan/buoc")
    page.fill("[name=ky]", "2027-01")
    page.fill("[name=muc]", "-30")
    page.fill("[name=loi]", "Gộp bộ phận tiếp nhận")
    page.click("main form.form button.primary")
    check("a step is declared and shown", "Gộp bộ phận tiếp nhận" in page.inner_text("main"), page.url)
    for path, name in (("/chi-so/thu-tiep-nhan/pham-vi", "pham-vi"), ("/chi-so/thu-tiep-nhan/buoc", "buoc"),
                       ("/chi-so/thu-tiep-nhan/sua", "sua"), ("/chi-so/thu-tiep-nhan", "trang"),
                       ("/chi-so/thu-tiep-nhan/ngung", "ngung")):
        look(page, path, name, axe)


def waiting(page):
    page.goto(URL + "/chi-tieu/noi")
    return int(re.sub(r"\D", "", page.locator("nav.views a").first.locator("span").inner_text()))


def tie(page, axe):
    before = waiting(page)
    check("the demands of the plans wait for a decision", before >= 3, str(before))
    look(page, "/chi-tieu/noi", "noi", axe)
    # One is defined from its own words.
    page.locator("table a.btn:has-text('Lập chỉ số mới')").first.click()
    page.fill("[name=ma]", "thu-tu-ke-hoach")
    if page.input_value("[name=loai]") == "ratio":
        for name in ("tu-so", "mau-so"):
            if not page.input_value(f"[name={name}]"):
                page.fill(f"[name={name}]", "số đếm thử")
    page.click("main form.form button.primary")
    after = waiting(page)
    check("a definition made for a demand is tied to it", after < before, f"{before} {after} {page.url}")
    # One is refused.
    page.locator("table a.row").first.click()
    address = page.url
    look(page, address.removeprefix(URL), "mot-muc", axe)
    page.goto(address)
    page.fill("form[action$='/khong'] textarea", "Không đo trong kỳ này")
    page.click("form[action$='/khong'] button")
    check("a demand is refused with a reason", waiting(page) == after - 1, str(after))
    # Decided again, with another indicator found by its name.
    page.goto(address + "?tim=tiep+nhan")
    page.locator("form[action$='/gan'] button").first.click()
    page.goto(address)
    check("decided again, it is measured by what was found", "Hồ sơ tiếp nhận của bộ phận thử" in page.inner_text("main"))
    page.fill("[name=xuat-phat]", "12,5")
    page.fill("[name=ky-xuat-phat]", "2024")
    page.fill("[name=nguon-xuat-phat]", "Niên giám")
    page.click("form[action$='/sua'] button.primary")
    check("a baseline is kept with its source", page.input_value("[name=nguon-xuat-phat]") == "Niên giám")


def retire(page, axe):
    look(page, "/chi-so", "danh-muc", axe)
    page.goto(URL + "/chi-so/thu-ty-le-ho-so/ngung")
    page.fill("[name=ly-do]", "Thử xong")
    page.click("main form.form button.primary")
    page.goto(URL + "/chi-so?xem=da-ngung")
    check("what was retired stands apart with its reason", "Thử xong" in page.inner_text("main"))
    page.goto(URL + "/chi-so?tim=ty+le+ho+so+thu")
    check("and is out of the list of those in use", "Tỷ lệ hồ sơ thử" not in page.inner_text("main"))


def without_script(browser, state):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN", storage_state=state)
    page = context.new_page()
    page.goto(URL + "/chi-so?nhom=Th%E1%BB%AD+danh+m%E1%BB%A5c")
    check("without JavaScript the register filters", "Hồ sơ tiếp nhận của bộ phận thử" in page.inner_text("main"))
    page.goto(URL + "/chi-so/moi")
    page.fill("[name=ten]", "Không kịch bản")
    page.fill("[name=ma]", "thu-khong-kich-ban")
    page.click("main form.form button.primary")
    check("without JavaScript a definition is saved", page.url.endswith("/chi-so/thu-khong-kich-ban"), page.url)
    context.close()


with sync_playwright() as play:
    browser = play.chromium.launch(
        executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
    axe = Axe()
    context, page = come_in(browser, "coordinator")
    define(page, axe)
    correct(page, axe)
    tie(page, axe)
    retire(page, axe)
    without_script(browser, context.storage_state())
    browser.close()
finish()
