"""One's own work in a real browser: entering, questions, evidence, drafts, no network, two people at once, pasting."""

import os
import re
import tempfile
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from house import PASSWORD, SHOTS, URL, check, finish, links

LOGIN = "dau-moi"
WORK = URL + "/viec-cua-toi"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def first_visit(browser):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    page.goto(links()["focal"])
    page.fill("input[name=mat-khau-moi]", PASSWORD)
    page.fill("input[name=nhap-lai]", PASSWORD)
    page.click("form button.primary")
    return context, page


def come_in(browser, **options):
    """The same person on another device."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", **options)
    page = context.new_page()
    sign_in(page)
    return context, page


def sign_in(page):
    page.goto(URL + "/dang-nhap?ve=/viec-cua-toi")
    page.fill("input[name=ten-dang-nhap]", LOGIN)
    page.fill("input[name=mat-khau]", PASSWORD)
    page.click("form button.primary")


def until(page, expression, seconds=15):
    """Waits until an expression of the page holds; the house forbids pages to evaluate strings, so it is asked again."""
    for _ in range(seconds * 10):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never held: {expression}")


def strip_says(words):
    return f"document.querySelector('p.net')?.textContent.includes({words!r}) === true"


def jobs(page):
    """The promises of the list that have a form in it, by id."""
    page.goto(WORK)
    return page.eval_on_selector_all("form[data-entry]", "found => found.map(f => f.dataset.entry)")


def unfold(page, job):
    """The form of a promise in the list, open."""
    form = page.locator(f"form[data-entry='{job}']")
    page.locator(f"#viec-{job}").evaluate("job => { for (const d of [job.closest('details'), job.querySelector('details.open-job')]) if (d) d.open = true; }")
    return form


def send(form):
    form.locator("button[value=gui]").click()


def said(context, job):
    """What the page of a promise says was reported, newest first."""
    page = context.new_page()
    page.goto(f"{WORK}/{job}")
    lines = page.locator(".hist li").all_inner_texts()
    page.close()
    return lines


def times(context, job, words):
    return sum(words in line for line in said(context, job))


def axe_words(axe, page):
    found = [v for v in axe.run(page).response["violations"] if v["impact"] in ("serious", "critical")]
    return [f"{v['id']}: {v['nodes'][0]['html'][:140]}" for v in found]


def look(context, axe, addresses):
    for width in (1366, 390):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        for name, address in addresses:
            troubles = []
            page.on("pageerror", lambda error: troubles.append(str(error)))
            answer = page.goto(URL + address)
            if address == "/viec-cua-toi" and page.locator("details.open-job").count():
                page.locator("details.open-job").first.evaluate("d => d.open = true")
            page.wait_for_timeout(300)
            page.screenshot(path=SHOTS / f"viec-{name}-{width}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            heads = page.locator("h1").count()
            found = axe_words(axe, page)
            check(
                f"{address} at {width}: answers, one h1, no sideways scroll, no script error, nothing serious from axe",
                answer.status == 200 and heads == 1 and wide <= width and not troubles and not found,
                f"status {answer.status}, h1 {heads}, width {wide}, {troubles} {found}")
        page.close()


def entering(context, page, job):
    form = unfold(page, job)
    title = page.locator(f"#viec-{job} h3").text_content()
    form.locator("textarea[name=ket-qua]").fill("Đã lập tổ công tác và phân công")
    form.locator("textarea[name=viec-tiep]").fill("Lấy ý kiến các phòng")
    form.locator("input[name=ty-le]").fill("30")
    send(form)
    page.wait_for_selector(".notice")
    check("an entry is sent and said to be sent", "Đã gửi" in page.inner_text(".notice") and page.url == WORK, page.url)
    check("it stands in what was sent this month", title in page.locator("#da-gui").locator("xpath=ancestor::section").inner_text())
    check("and in the promise's history", times(context, job, "Đã lập tổ công tác và phân công") == 1)
    page.goto(f"{WORK}/{job}")
    form = page.locator(f"form[data-entry='{job}']")
    check("the form is filled in with what was said last",
          form.locator("textarea[name=viec-tiep]").input_value() == "Lấy ý kiến các phòng"
          and form.locator("input[name=ty-le]").input_value() == "30")


def asking(context, page, job):
    page.goto(WORK)
    form = unfold(page, job)
    form.locator("input[name=tinh-hinh][value=done]").check()
    form.locator("textarea[name=ket-qua]").fill("Đã ban hành hướng dẫn")
    send(form)
    answer = page.locator("textarea[name=tra-loi-no-document]")
    answer.wait_for()
    form = page.locator(f"form[data-entry='{job}']")
    check("a question is asked before sending, and nothing typed is lost",
          form.locator("textarea[name=ket-qua]").input_value() == "Đã ban hành hướng dẫn"
          and form.locator("input[value=done]").is_checked())
    page.screenshot(path=SHOTS / "viec-hoi-1366.png", full_page=True)
    answer.fill("Văn bản đang trình ký, có trước cuối tháng")
    send(form)
    page.wait_for_selector(".notice.n-done")
    check("the answer is kept beside the entry", times(context, job, "Văn bản đang trình ký") == 1)


def evidence(context, page, job, folder):
    path = folder / "bao-cao ket qua.pdf"
    path.write_bytes(PDF)
    page.goto(WORK)
    form = unfold(page, job)
    form.locator("input[name=tinh-hinh][value=done]").check()
    form.locator("textarea[name=ket-qua]").fill("Đã xong, có quyết định kèm theo")
    form.locator("details.paper summary").first.click()
    form.locator("input[name=mc-so-1]").fill("215/QĐ-SYT")
    form.locator("input[name=mc-ngay-1]").fill("02/11/2026")
    form.locator("input[name=mc-tep-1]").set_input_files(path)
    send(form)
    page.wait_for_selector(".notice.n-done")
    check("what is proved says so", "Có minh chứng" in page.locator("#da-gui").locator("xpath=ancestor::section").inner_text())
    page.goto(f"{WORK}/{job}")
    address = page.locator("a[href^='/minh-chung/']").first.get_attribute("href")
    answer = context.request.get(URL + address)
    check("the file comes back byte for byte, as a download",
          answer.body() == PDF and answer.headers["content-disposition"].startswith("attachment")
          and answer.headers["x-content-type-options"] == "nosniff", str(answer.headers))
    wrong = folder / "trang.html"
    wrong.write_text("<html><script>alert(1)</script></html>")
    form = page.locator(f"form[data-entry='{job}']")
    form.locator("details.paper summary").first.click()
    form.locator("input[name=mc-so-1]").fill("1/BC")
    form.locator("input[name=mc-ngay-1]").fill("02/11/2026")
    form.locator("input[name=mc-tep-1]").set_input_files(wrong)
    form.locator("textarea[name=ket-qua]").fill("Lời phải còn sau khi tệp bị từ chối")
    send(form)
    page.wait_for_selector(".notice.n-trouble")
    check("a file that is no paper is refused and no word is lost",
          "không phải PDF" in page.inner_text(".notice")
          and "Lời phải còn" in page.locator("textarea[name=ket-qua]").input_value())


def drafts(browser, page, job):
    page.goto(WORK)
    form = unfold(page, job)
    form.locator("textarea[name=ket-qua]").fill("Đang gõ dở trên máy thứ nhất")
    mark = page.locator(f"#viec-{job} .draft-mark")
    mark.locator("text=Nháp, lưu").wait_for(timeout=10_000)
    check("what is typed is kept by itself, with its moment", re.search(r"Nháp, lưu \d\d:\d\d", mark.inner_text()) is not None)
    other, second = come_in(browser)
    second.goto(WORK)
    check("the draft is there on another device",
          second.locator(f"form[data-entry='{job}'] textarea[name=ket-qua]").input_value() == "Đang gõ dở trên máy thứ nhất")
    other.close()


def offline(context, page, job):
    page.goto(WORK)
    until(page, "navigator.serviceWorker && navigator.serviceWorker.ready.then(r => !!r.active)")
    until(page, "caches.match('/viec-cua-toi').then(r => !!r)")
    context.set_offline(True)
    page.wait_for_selector("p.net")
    check("the strip says that the network is gone", "Mất mạng" in page.inner_text("p.net"), page.inner_text("p.net"))
    form = unfold(page, job)
    form.locator("textarea[name=ket-qua]").fill("Ghi khi mất mạng ở thôn")
    send(form)
    until(page, strip_says("1 bản"))
    send(form)
    page.wait_for_timeout(700)
    check("pressed twice without a network it is one entry", "1 bản" in page.inner_text("p.net"), page.inner_text("p.net"))
    check("an entry without a network is kept on the device", "Chờ mạng" in page.locator(f"#viec-{job}").inner_text())
    page.screenshot(path=SHOTS / "viec-mat-mang-1366.png")
    page.reload()
    until(page, strip_says("1 bản"))
    check("the page opens again without a network, with what waits", page.locator("form[data-entry]").count() > 0)
    context.set_offline(False)
    until(page, strip_says("Đã gửi 1"))
    check("it is sent by itself when the network is back, once", times(context, job, "Ghi khi mất mạng ở thôn") == 1)
    page.reload()
    page.wait_for_timeout(1500)
    check("and not again at the next visit", times(context, job, "Ghi khi mất mạng ở thôn") == 1)


def conflict(browser, context, page, job):
    other, second = come_in(browser)
    page.goto(f"{WORK}/{job}")
    second.goto(f"{WORK}/{job}")
    mine, theirs = (p.locator(f"form[data-entry='{job}']") for p in (page, second))
    theirs.locator("textarea[name=ket-qua]").fill("Lời của người thứ nhất")
    send(theirs)
    second.wait_for_selector(".notice.n-done")
    mine.locator("textarea[name=ket-qua]").fill("Lời của người thứ hai")
    mine.locator("input[name=ty-le]").fill("45")
    send(mine)
    page.wait_for_selector(".changed")
    shown = page.inner_text("main")
    check("the second sees what the first wrote, beside the own words",
          "Lời của người thứ nhất" in page.inner_text(".changed") and "Lời của người thứ hai" in page.inner_text(".changed"), shown[:400])
    form = page.locator(f"form[data-entry='{job}']")
    check("and the form still holds them", form.locator("textarea[name=ket-qua]").input_value() == "Lời của người thứ hai")
    page.screenshot(path=SHOTS / "viec-doi-cung-luc-1366.png", full_page=True)
    send(form)
    page.wait_for_selector(".notice.n-done")
    check("both are in the history", times(context, job, "Lời của người thứ nhất") == 1 and times(context, job, "Lời của người thứ hai") == 1)

    page.goto(WORK)
    second.goto(f"{WORK}/{job}")
    context.set_offline(True)
    form = page.locator(f"form[data-entry='{job}']")
    if form.count() == 0:
        context.set_offline(False)
        page.goto(f"{WORK}/{job}")
        context.set_offline(True)
        form = page.locator(f"form[data-entry='{job}']")
    form.locator("textarea[name=ket-qua]").evaluate("t => { t.value = 'Viết khi mất mạng, trên bản cũ'; }")
    form.evaluate("f => f.requestSubmit(f.querySelector('button[value=gui]'))")
    until(page, strip_says("1 bản"))
    theirs = second.locator(f"form[data-entry='{job}']")
    theirs.locator("textarea[name=ket-qua]").fill("Viết khi còn mạng")
    send(theirs)
    second.wait_for_selector(".notice.n-done")
    context.set_offline(False)
    until(page, strip_says("chưa gửi được"))
    check("a kept entry never overwrites in silence", times(context, job, "Viết khi mất mạng, trên bản cũ") == 0)
    page.goto(f"{WORK}/{job}")
    check("it stands as a draft beside the new state",
          "Viết khi còn mạng" in page.inner_text(".changed")
          and page.locator("textarea[name=ket-qua]").input_value() == "Viết khi mất mạng, trên bản cũ")
    send(page.locator(f"form[data-entry='{job}']"))
    page.wait_for_selector(".notice.n-done")
    check("and is sent when its person decides so", times(context, job, "Viết khi mất mạng, trên bản cũ") == 1)
    page.goto(WORK)
    page.wait_for_timeout(500)
    check("after which nothing waits on the device", page.locator("p.net").count() == 0)
    other.close()


def session_over(context, page, job):
    page.goto(f"{WORK}/{job}")
    cookies = context.cookies()
    context.clear_cookies()
    form = page.locator(f"form[data-entry='{job}']")
    form.locator("textarea[name=ket-qua]").fill("Gửi khi phiên đã hết")
    send(form)
    until(page, strip_says("Phiên đã hết"))
    check("a session that is over loses no word", form.locator("textarea[name=ket-qua]").input_value() == "Gửi khi phiên đã hết")
    page.click("p.net a")
    page.fill("input[name=ten-dang-nhap]", LOGIN)
    page.fill("input[name=mat-khau]", PASSWORD)
    page.click("form button.primary")
    until(page, strip_says("Đã gửi 1"))
    check("it is sent after signing in", times(context, job, "Gửi khi phiên đã hết") == 1 and cookies)


def pasting(context, page, free):
    page.goto(WORK)
    titles = [page.locator(f"#viec-{job} h3").text_content() for job in free[:2]]
    page.click("text=Dán từ Excel")
    rows = [("Việc", "Tình hình", "Tỷ lệ", "Kết quả"), (titles[0], "Đang làm", "20", "Dán từ bảng một"), (titles[1], "gần xong", "150", "Dán từ bảng hai")]
    page.fill("textarea[name=bang]", "\n".join("\t".join(row) for row in rows))
    page.click("button[value=kiem-tra]")
    page.wait_for_selector(".cell-err")
    shown = page.inner_text("main")
    check("a pasted table is looked at first, and each wrong cell is named",
          "Dòng 3, cột Tình hình" in shown and page.locator("button[value=gui]").count() == 0, shown[:600])
    page.screenshot(path=SHOTS / "viec-dan-loi-1366.png", full_page=True)
    rows[2] = (titles[1], "Đang làm", "50", "Dán từ bảng hai")
    page.fill("textarea[name=bang]", "\n".join("\t".join(row) for row in rows))
    page.click("button[value=kiem-tra]")
    page.wait_for_selector("button[value=gui]")
    page.screenshot(path=SHOTS / "viec-dan-1366.png", full_page=True)
    page.click("button[value=gui]")
    page.wait_for_selector(".notice.n-done")
    check("then its rows are sent as one", times(context, free[0], "Dán từ bảng một") == 1 and times(context, free[1], "Dán từ bảng hai") == 1)


def without_script(browser, job):
    plain, page = come_in(browser, java_script_enabled=False)
    page.goto(f"{WORK}/{job}")
    page.fill("textarea[name=ket-qua]", "Ghi không cần JavaScript")
    page.click("button[value=nhap]")
    check("a draft is kept without JavaScript", "Đã lưu nháp" in page.inner_text(".notice")
          and page.locator("textarea[name=ket-qua]").input_value() == "Ghi không cần JavaScript")
    page.check("input[name=tinh-hinh][value=done]")
    page.click("button[value=gui]")
    check("a question is asked without JavaScript", page.locator("textarea[name=tra-loi-no-document]").count() == 1)
    page.fill("textarea[name=tra-loi-no-document]", "Chờ ký")
    page.click("button[value=gui]")
    check("and an entry sent", "Đã gửi" in page.inner_text(".notice"), page.url)
    plain.close()


def leaving(context, page):
    page.goto(WORK)
    until(page, "caches.match('/viec-cua-toi').then(r => !!r)")
    page.locator("form[action='/dang-xuat'] button").click()
    page.wait_for_url("**/dang-nhap*")
    left = page.evaluate(
        "async () => ({ caches: (await caches.keys()).filter(k => k.startsWith('tien-do-')).length,"
        " bases: (await indexedDB.databases()).filter(b => b.name === 'tien-do').length,"
        " workers: (await navigator.serviceWorker.getRegistrations()).length })")
    check("signing out takes everything off the device", left == {"caches": 0, "bases": 0, "workers": 0}, str(left))


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    axe = Axe()
    with sync_playwright() as play, tempfile.TemporaryDirectory() as scratch:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        context, page = first_visit(browser)
        owed = jobs(page)
        check("the unit's work is one list with forms in it", len(owed) >= 8, str(len(owed)))
        check("its day is one sentence with numbers that lead to rows",
              page.locator(".day a[href^='#']").count() > 0, page.inner_text(".day"))
        look(context, axe, [("danh-sach", "/viec-cua-toi"), ("mot", f"/viec-cua-toi/{owed[0]}"), ("trong-dan", "/viec-cua-toi/dan"),
                            ("tieng-anh", "/viec-cua-toi?lang=en"), ("tieng-viet", "/viec-cua-toi?lang=vi")])
        page.goto(WORK)
        entering(context, page, owed[0])
        asking(context, page, owed[1])
        evidence(context, page, owed[2], Path(scratch))
        drafts(browser, page, owed[3])
        offline(context, page, owed[4])
        conflict(browser, context, page, owed[5])
        session_over(context, page, owed[5])
        left = jobs(page)
        pasting(context, page, [job for job in left if job not in owed[:7]][:2])
        without_script(browser, owed[6])
        look(context, axe, [("danh-sach-sau", "/viec-cua-toi"), ("mot-sau", f"/viec-cua-toi/{owed[1]}")])
        leaving(context, page)
        browser.close()
    finish()


main()
