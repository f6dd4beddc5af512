"""The Office's desk in a real browser: a unit asks for time and the Office grants it; a unit declares, the Office confirms,
the unit edits, and the desk shows the amendment. Both widths, axe-core, and paper."""

import os
import time

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
    check(f"{role} comes in", page.url.startswith(URL), page.url)
    return context, page


def look(page, path, name):
    """Opens a page at both widths: no sideways scrolling, no trouble for axe; keeps a picture of each."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(URL + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        check(f"{name} fits {width} px", wide <= width, f"{wide}")
        page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
        troubles = Axe().run(page).response["violations"]
        seen = "; ".join(f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in troubles)
        check(f"{name} has no trouble for axe at {width} px", not troubles, seen)
    page.set_viewport_size({"width": 1366, "height": 768})


def open_form(page, name):
    page.locator(f"details.deed > summary:text-is('{name}')").first.click()
    return page.locator("details.deed[open] form").first


def first_promise(page, query):
    page.goto(URL + "/giao-viec" + query)
    return page.locator("a.row").first.get_attribute("href")


def send_update(page, promise, words, paper=""):
    """Reports on the promise's own page of /viec-cua-toi: done with a document of today, or in progress."""
    page.goto(URL + "/viec-cua-toi/" + promise.rsplit("/", 1)[1])
    form = page.locator("form[data-entry]").first
    form.locator(f"input[name=tinh-hinh][value={'done' if paper else 'active'}]").check()
    form.locator("textarea[name=ket-qua]").fill(words)
    if paper:
        form.locator("details.paper summary").first.click()
        form.locator("input[name=mc-so-1]").fill(paper)
        form.locator("input[name=mc-ngay-1]").fill(time.strftime("%d/%m/%Y", time.gmtime(time.time() + 7 * 3600)))
    form.locator("button[name=viec][value=gui], button.primary, button:text-is('Gửi')").first.click()
    page.wait_for_selector(".notice.n-done")


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        _, focal = come_in(browser, "focal")
        _, office = come_in(browser, "office")

        # A later deadline.
        promise = first_promise(focal, "?thoi-han=chua-xong")
        check("the unit has a promise with a deadline", promise is not None)
        focal.goto(URL + promise)
        form = open_form(focal, "Xin gia hạn")
        form.locator("input[name=den-ngay]").fill("31/12/2031")
        form.locator("textarea[name=ly-do]").fill("Chờ hướng dẫn của bộ")
        form.locator("button").click()
        check("the request stands on the promise", "Chờ quyết định" in focal.content())
        office.goto(URL + "/xu-ly")
        check("the request stands on the desk", "Chờ hướng dẫn của bộ" in office.content())
        look(office, "/xu-ly", "xu-ly")
        for width in WIDTHS:
            office.set_viewport_size({"width": width, "height": 800})
            office.goto(URL + "/xu-ly?loai=gia-han")
            open_form(office, "Gia hạn")
            wide = office.evaluate("document.documentElement.scrollWidth")
            check(f"an open form fits {width} px", wide <= width, f"{wide}")
            office.screenshot(path=SHOTS / f"xu-ly-mo-{width}.png")
            troubles = Axe().run(office).response["violations"]
            check(f"an open form has no trouble for axe at {width} px", not troubles, str(troubles)[:600])
        office.set_viewport_size({"width": 1366, "height": 768})
        office.goto(URL + "/xu-ly")
        form = open_form(office, "Gia hạn")
        form.locator("input[name=so-van-ban]").fill("112/VP-TH")
        form.locator("button").click()
        check("the Office comes back to its desk", office.url.startswith(URL + "/xu-ly"), office.url)
        focal.goto(URL + promise)
        check("both deadlines stand on the promise", focal.locator("text=Hạn gốc").count() > 0)
        check("the new deadline is in force", "31/12/2031" in focal.content())

        # A result.
        send_update(focal, promise, "Đã ban hành quy chế, gửi các nơi thực hiện", "215/QĐ-SYT")
        focal.goto(URL + promise)
        check("the promise is declared done", "Đã khai hoàn thành" in focal.inner_text(".head"))
        office.goto(URL + "/xu-ly?loai=ket-qua")
        card = office.locator(f"article.dec:has(a[href='{promise}'])")
        while not card.count() and office.locator("a[rel=next]").count():
            office.click("a[rel=next]")
            card = office.locator(f"article.dec:has(a[href='{promise}'])")
        check("the result stands on the desk with its document", "215/QĐ-SYT" in card.inner_text())
        card.locator("form[action$='/xac-nhan'] button").click()
        check("the Office comes back to its desk", office.url.startswith(URL + "/xu-ly"), office.url)
        focal.goto(URL + promise)
        check("the promise is confirmed", focal.locator(".head .proof.p3").count() == 1)
        send_update(focal, promise, "Sửa lại: còn hai nơi chưa nhận được")
        office.goto(URL + "/xu-ly?loai=thay-doi")
        card = office.locator(f"article.dec:has(a[href='{promise}'])")
        check("the edit is an amendment on the desk", "1 thay đổi sau khi xác nhận" in card.inner_text())

        # What everybody sees.
        look(focal, promise, "mot-viec")
        look(office, "/giao-viec", "giao-viec")
        look(office, "/giao-viec?thoi-han=qua-han&phan=moi", "giao-viec-qua-han")
        look(office, "/vuong-mac", "vuong-mac")
        office.goto(URL + promise)
        task = office.locator("main a[href^='/nhiem-vu/']").first.get_attribute("href")
        look(office, task, "nhiem-vu-phan-viec")
        look(office, task + "/lich-su", "nhiem-vu-lich-su")
        office.goto(URL + promise)
        office.pdf(path=SHOTS / "mot-viec.pdf", format="A4")
        browser.close()
    finish()


main()
