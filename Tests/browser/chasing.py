"""The keeper's pages of reminders and one's own, in a real browser; one's own also without JavaScript."""

import os
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from house import SHOTS, URL, check, finish
from keeping import HIDDEN, keeper, press
from pages import come_in, look


def rules(page):
    page.goto(URL + "/quan-tri/nhac-viec")
    check("the shipped rule of deadlines stands there", page.input_value("#deadline-ngay") == "-30 -7 -1 0 1")
    page.fill("#deadline-ngay", "-14 -3 0 ngày")
    press(page, "form[action$='/deadline'] button")
    check("a wrong word is kept and said at its field", page.input_value("#deadline-ngay") == "-14 -3 0 ngày"
          and page.locator("#deadline-ngay-err").count() == 1)
    page.fill("#deadline-ngay", "-14 -3 0 1")
    press(page, "form[action$='/deadline'] button")
    check("a changed rule is a version", "phiên bản 1" in page.inner_text("main"), page.url)
    page.fill("input[name=gio]", "23:59")
    page.fill("input[name=dia-chi]", "https://tiendo.example")
    press(page, "form[action$='nhac-viec'] button.primary")
    check("the settings are kept", page.input_value("input[name=gio]") == "23:59")


def people(page):
    page.goto(URL + "/quan-tri/nguoi-nhan")
    page.select_option("select[name=vai]", "contact")
    page.fill("#f-ten", "Cán bộ văn phòng xã")
    page.fill("#f-thu", "van-phong@xa.example")
    page.fill("#f-co-quan", "Xã Không Có")
    press(page, "form[action$='nguoi-nhan'] button.primary")
    check("an unknown agency is named and nothing typed is lost",
          "Xã Không Có" in page.inner_text(".notice") and page.input_value("#f-ten") == "Cán bộ văn phòng xã")
    page.fill("#f-co-quan", "Sở Khoa học và Công nghệ")
    press(page, "form[action$='nguoi-nhan'] button.primary")
    check("the person stands in the list", "van-phong@xa.example" in page.inner_text("table"))


def receivers(page):
    page.goto(URL + "/quan-tri/webhook")
    page.fill("input[name=ten]", "Trục liên thông")
    page.fill("input[name=dia-chi]", "https://nhan.example/nhac-viec")
    press(page, "form[action$='webhook'] button.primary")
    secret = page.inner_text("code.hash")
    check("the secret is shown", secret.startswith("tdwh_"))
    page.goto(URL + "/quan-tri/webhook")
    check("and not again", secret not in page.content())


def own(page):
    """Without JavaScript."""
    page.goto(URL + "/toi")
    press(page, "a[href='/nhac-viec']")
    press(page, "a[href='/toi/nhac-viec']")
    page.fill("input[name=thu]", "dau-moi@so.example")
    press(page, "form[action='/toi/nhac-viec'] button")
    check("one's address is kept", page.input_value("input[name=thu]") == "dau-moi@so.example")
    press(page, "form[action='/toi/lich'] button")
    address = page.inner_text("code.hash")
    check("the calendar's address is shown", re.fullmatch(r"https://tiendo\.example/lich/[\w-]{43}\.ics", address), address)


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    axe = Axe()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        context, page = keeper(browser)
        rules(page)
        people(page)
        receivers(page)
        _, plain = come_in(browser, "focal", **HIDDEN)
        own(plain)
        look(context, [
            "/quan-tri/nhac-viec", "/quan-tri/nguoi-nhan", "/quan-tri/webhook", "/quan-tri/gui", "/nhac-viec",
            "/toi/nhac-viec"], axe)
        browser.close()
    finish()


if __name__ == "__main__":
    main()
