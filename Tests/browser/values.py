"""Values in a real browser: a grid walked by keys and filled by a pasted block, questions answered, drafts, everything
without JavaScript, approval by another person, a contest and its end, what is missing; both widths and axe-core."""

import csv
import datetime
import os
import re
import subprocess
import tempfile
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from house import PASSWORD, ROOT, SHOTS, URL, check, finish, links

WIDTHS = (1366, 390)
UNIT = "so-y-te"
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()


def month(back):
    """The month so many before this one, as a period's code."""
    number = TODAY.year * 12 + TODAY.month - 1 - back
    return f"{number // 12}-{number % 12 + 1:02d}"


NOW, LAST, BEFORE, FIRST = (month(back) for back in range(4))

INDICATORS = [
    {"code": "thu-ho-so", "name": "Hồ sơ giải quyết trực tuyến", "unit": "hồ sơ", "kind": "flow", "steward": "so-khcn"},
    {"code": "thu-luy-ke", "name": "Tài khoản định danh đã cấp, lũy kế", "unit": "tài khoản", "kind": "cumulative",
     "steward": "so-khcn"},
    {"code": "thu-ty-le", "name": "Tỷ lệ văn bản ký số", "unit": "%", "kind": "ratio", "across_units": "ratio",
     "numerator": "văn bản ký số", "denominator": "văn bản đi", "steward": "so-khcn"},
    {"code": "thu-duyet", "name": "Cán bộ được bồi dưỡng kỹ năng số", "unit": "người", "kind": "flow",
     "steward": "so-khcn", "needs_approval": "1"},
]


def define():
    """Indicators of this walk, through the command that imports definitions."""
    usual = {
        "direction": "up", "frequency": "month", "across_units": "sum", "across_time": "last", "scope": "departments",
        "decimals": "1", "needs_approval": "0", "factor": "100", "delay_months": "0", "jump_factor": "5",
        "tolerance": "0", "valid_from": f"{FIRST}-01",
    }
    columns = sorted({name for one in INDICATORS for name in one} | set(usual))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "chi-so.csv")
        with file.open("w", newline="", encoding="utf-8") as sheet:
            writer = csv.DictWriter(sheet, columns)
            writer.writeheader()
            for one in INDICATORS:
                writer.writerow({**dict.fromkeys(columns, ""), **usual, **one})
        data = Path(os.environ["TIENDO_LINKS"]).parent / "var"
        binary = os.environ.get("TIENDO_BINARY", str(ROOT / ".build/debug/tiendo"))
        run = subprocess.run([binary, "import-indicators", "--data", str(data), "--apply", str(file)],
                             capture_output=True, text=True, timeout=120)
    check("four indicators are defined", run.returncode == 0, run.stdout[-600:] + run.stderr[-600:])


def come_in(browser, role, **options):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", **options)
    page = context.new_page()
    page.goto(links()[role])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    return context, page


def sign_in(browser, login, **options):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", **options)
    page = context.new_page()
    page.goto(URL + "/dang-nhap?ve=/so-lieu")
    page.fill("input[name=ten-dang-nhap]", login)
    page.fill("input[name=mat-khau]", PASSWORD)
    page.click("form button.primary")
    return context, page


def cell(page, code, period, sign="v"):
    return page.locator(f'[name="{sign}:{code}:{UNIT}:{period}"]')


def send(page, wish="gui"):
    page.locator(f"form[data-grid] button[value={wish}]").click()


def paste(page, target, text):
    """What a browser does when a block of cells is pasted into an input."""
    target.evaluate(
        """(input, text) => {
            const data = new DataTransfer();
            data.setData('text/plain', text);
            input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }""", text)


def look(page, path, name, axe):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        troubles = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        answer = page.goto(URL + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.screenshot(path=SHOTS / f"so-lieu-{name}-{width}.png", full_page=True)
        found = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in axe.run(page).response["violations"]]
        check(f"{path} at {width}: answers, fits, one h1, no script error, nothing from axe",
              answer.status == 200 and wide <= width and page.locator("h1").count() == 1 and not troubles and not found,
              f"{answer.status} {wide} {troubles} {found}")
    page.set_viewport_size({"width": 1366, "height": 768})


def keys_and_paste(page):
    page.goto(URL + "/so-lieu")
    check("a unit's own grid lists its indicators", all(one["name"] in page.inner_text("main") for one in INDICATORS))
    start = cell(page, "thu-ho-so", FIRST)
    start.focus()
    at = lambda: page.evaluate("document.activeElement.name")
    page.keyboard.press("ArrowRight")
    right = at()
    page.keyboard.press("ArrowLeft")
    back = at()
    rows = page.locator("form[data-grid] input[data-c='0']").evaluate_all("all => all.map(i => i.name)")
    here = rows.index(back)
    page.keyboard.press("Enter" if here + 1 < len(rows) else "ArrowUp")
    down = at()
    check("arrows and Enter walk from cell to cell, and Enter sends nothing",
          right.endswith(BEFORE) and back.endswith(FIRST) and down in rows and down != back
          and page.url.endswith("/so-lieu"), (right, back, down))
    order = page.locator("form[data-grid] input[data-r]").evaluate_all(
        "all => all.map(i => [i.name, Number(i.dataset.r), Number(i.dataset.c)])")
    row = next(r for name, r, _ in order if name.startswith("v:thu-ho-so:"))
    block = f"1.250,5\t\t1.300\t\"1.310\"\n"
    paste(page, cell(page, "thu-ho-so", FIRST), block)
    values = [cell(page, "thu-ho-so", period).input_value() for period in (FIRST, BEFORE, LAST, NOW)]
    check("a block from a spreadsheet fills the cells, an empty one says nothing",
          values[0] == "1.250,5" and values[1] == "" and values[2] == "1.300", values)
    check("and says how many, and that nothing is sent", "chưa gửi" in page.inner_text(".sent-state"), row)
    cell(page, "thu-ty-le", LAST, "t").fill("90")
    cell(page, "thu-ty-le", LAST, "m").fill("100")
    cell(page, "thu-luy-ke", BEFORE).fill("500")
    cell(page, "thu-duyet", LAST).fill("40")
    send(page)
    page.wait_for_selector(".notice.n-done")
    check("what changed is sent as one act", "Đã gửi" in page.inner_text(".notice"), page.inner_text(".notice"))
    check("the cells show what stands", cell(page, "thu-ho-so", FIRST).input_value() == "1.250,5"
          and cell(page, "thu-ty-le", LAST, "t").input_value() == "90")
    send(page)
    page.wait_for_selector(".notice")
    check("unchanged cells are not sent again", "Không có ô nào thay đổi" in page.inner_text(".notice"))


def questions(page):
    cell(page, "thu-luy-ke", LAST).fill("450")
    cell(page, "thu-ho-so", BEFORE).fill("1.275")
    send(page)
    answer = page.locator(f'[name="h:cumulative-down:thu-luy-ke:{UNIT}:{LAST}"]')
    answer.wait_for()
    check("a running count that goes down is asked about, and nothing typed is lost",
          cell(page, "thu-luy-ke", LAST).input_value() == "450" and cell(page, "thu-ho-so", BEFORE).input_value() == "1.275")
    page.screenshot(path=SHOTS / "so-lieu-hoi-1366.png", full_page=True)
    answer.fill("Rà soát, bỏ tài khoản trùng")
    send(page)
    page.wait_for_selector(".notice.n-done")
    page.goto(f"{URL}/so-lieu/o/thu-luy-ke/{UNIT}/{LAST}")
    check("the answer stands beside the value", "Rà soát, bỏ tài khoản trùng" in page.inner_text("main"))


def without_javascript(browser):
    context, page = sign_in(browser, "dau-moi", java_script_enabled=False)
    check("the grid is there without JavaScript", page.locator("form[data-grid] input[data-r]").count() > 8)
    cell(page, "thu-ho-so", BEFORE).fill("nhiều")
    send(page)
    check("a wrong cell comes back in its place without JavaScript",
          "không phải là một số" in page.inner_text("main") and cell(page, "thu-ho-so", BEFORE).input_value() == "nhiều")
    cell(page, "thu-ho-so", BEFORE).fill("1.280")
    send(page, "nhap")
    check("a draft is kept without JavaScript", "Đã lưu nháp" in page.inner_text(".notice"))
    send(page)
    check("and sent without JavaScript", "Đã gửi 1 giá trị" in page.inner_text(".notice"), page.inner_text(".notice"))
    page.goto(URL + "/so-lieu/dan")
    table = f"Chỉ số\t{FIRST}\t{BEFORE}\nthu-ty-le\t80/100\t85/100\n"
    page.fill("textarea[name=bang]", table)
    page.click("button[value=kiem-tra]")
    check("pasted cells are looked at first", "Gửi 2 giá trị" in page.inner_text("main"))
    page.click("button[value=gui]")
    check("and sent as one act", "Đã gửi 2 giá trị" in page.inner_text(".notice"), page.inner_text(".notice"))
    context.close()


def approve(focal, judge):
    own = focal.goto(URL + "/so-lieu/cho-duyet")
    check("the one who entered it has nothing to approve", own.status == 200 and focal.locator("input[name=chon]").count() == 0)
    judge.goto(URL + "/so-lieu/cho-duyet")
    # The demonstration's own communes wait beside it.
    row = judge.locator("tr:has(input[name=chon])", has_text="Sở Y tế")
    check("another person has", row.count() == 1, row.count())
    judge.click("button[value=tra-lai]")
    check("choosing nothing is told", "Chưa chọn" in judge.inner_text(".notice"))
    row.locator("input[name=chon]").check()
    judge.click("button[value=duyet]")
    judge.wait_for_selector(".notice.n-done")
    check("and approves it", "Đã duyệt 1 giá trị" in judge.inner_text(".notice"))
    focal.goto(f"{URL}/so-lieu/o/thu-duyet/{UNIT}/{LAST}")
    check("the unit sees who approved", "Đã duyệt" in focal.inner_text("main") and "duyệt" in focal.inner_text(".dec"))


def contest(leader, judge):
    address = f"{URL}/so-lieu/o/thu-duyet/{UNIT}/{LAST}"
    leader.goto(address)
    leader.locator("details.deed > summary", has_text="Không đồng ý").click()
    form = leader.locator("details.deed[open] form")
    form.locator("textarea[name=ly-do]").fill("Khác báo cáo của sở")
    form.locator("input[name=de-nghi]").fill("38")
    form.locator("input[name=so-van-ban]").fill("96/BC-SYT")
    form.locator("button").click()
    leader.wait_for_selector(".notice.n-done")
    check("a reader contests with a motive, a number and a paper",
          all(words in leader.inner_text("main") for words in ("Khác báo cáo của sở", "96/BC-SYT", "Có ý kiến")))
    judge.goto(address)
    judge.locator("details.deed > summary", has_text="Thay bằng").click()
    form = judge.locator("details.deed[open] form")
    check("the proposed number stands ready", form.locator("input[name=gia-tri]").input_value() == "38")
    form.locator("textarea[name=ly-do]").fill("Theo báo cáo 96")
    form.locator("button").click()
    judge.wait_for_selector(".notice.n-done")
    check("another person settles it, and both versions stay",
          "Đang được tính: 38" in judge.inner_text(".head") and judge.locator(".dec").count() == 2, judge.inner_text(".head"))


def missing(page):
    page.goto(URL + "/so-lieu/thieu?don-vi=" + UNIT)
    rows = page.locator("#tung-gia-tri").locator("xpath=ancestor::section").locator("tbody tr").count()
    with page.expect_download() as waiting:
        page.click("a:text-is('CSV')")
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    count = len(list(csv.reader(text.splitlines()))) - 1
    check("what is missing is listed, and the file holds the same rows", rows == count and rows > 0, (rows, count))


def main():
    define()
    axe = Axe()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        focal_context, focal = come_in(browser, "focal")
        _, coordinator = come_in(browser, "coordinator")
        _, office = come_in(browser, "office")
        _, leader = come_in(browser, "leader")
        keys_and_paste(focal)
        questions(focal)
        without_javascript(browser)
        approve(focal, office)
        contest(leader, office)
        missing(leader)
        look(focal, "/so-lieu", "luoi", axe)
        look(focal, "/so-lieu/dan", "dan", axe)
        look(coordinator, "/so-lieu?chi-so=thu-ty-le", "don-vi", axe)
        look(coordinator, "/so-lieu/cho-duyet", "duyet", axe)
        look(leader, "/so-lieu/thieu", "thieu", axe)
        look(leader, f"/so-lieu/o/thu-duyet/{UNIT}/{LAST}", "o", axe)
        browser.close()
    finish()


main()
