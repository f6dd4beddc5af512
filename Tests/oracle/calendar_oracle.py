"""A person's calendar of deadlines, read by the icalendar package of PyPI.

    calendar_oracle.py BINARY
"""

import html
import re
import sys
import tempfile
from datetime import date, timedelta

import icalendar
from chasing_house import Checks, House, come, today

TITLES = [
    "Ban hành kế hoạch; đợt 1, gồm \\ và “ngoặc”", "Ướt đẫm chữ có dấu ở đúng chỗ gập dòng " * 8, "BEGIN:VEVENT\\nEND:VCALENDAR",
    "Việc ngắn",
]
UNIT = "Sở Khoa học và Công nghệ"


def feed(session, address):
    status, _, body = session.open(address)
    return status, body


def main(binary):
    check = Checks()
    with tempfile.TemporaryDirectory() as folder:
        house = House(binary, folder)
        try:
            run(house, check)
        finally:
            house.stop()
    check.finish()


def run(house, check):
    coordinator = house.person("dieu-phoi", "Điều phối", "coordinator")
    link = house.person("khcn", "Nguyễn Thị Hòa", "focal", "so-khcn")
    house.hold_the_clock()
    house.start()
    session = come(house, coordinator)
    plan = session.form("/ke-hoach/moi", "/ke-hoach/moi", {"ky-hieu": "KH; lịch", "noi-dung": "Kế hoạch thử lịch"})[1].rsplit("/", 1)[1]
    for number, title in enumerate(TITLES):
        house.task(session, plan, title, UNIT, today() + timedelta(days=10 * number))
    house.task(session, plan, "Việc của sở khác", "Sở Nội vụ", today())
    person = come(house, link)
    body = person.form("/toi/nhac-viec", "/toi/lich", {})[2]
    found = re.search(r'<code class="hash">http://[^/]+(/lich/[^<]+\.ics)</code>', body)
    check("the address is shown once", found, body[:500])
    address = html.unescape(found.group(1))
    check("and not again", address not in person.open("/toi/nhac-viec")[2])
    stranger = type(person)(house.base)
    status, text = feed(stranger, address)
    check("whoever has the address reads it", status == 200, status)
    raw = stranger.opener.open(house.base + address)
    data = raw.read()
    check("its type is told", raw.headers["Content-Type"] == "text/calendar; charset=utf-8", raw.headers["Content-Type"])
    lines = data.split(b"\r\n")
    check("every line ends with CRLF", b"\n" not in data.replace(b"\r\n", b"") and data.endswith(b"\r\n"))
    check("no line is longer than 75 bytes", max(map(len, lines)) <= 75, max(map(len, lines)))
    check("every line is whole letters", all(whole(line) for line in lines))

    calendar = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    check("the package finds no error", not calendar.errors and not any(e.errors for e in events), calendar.errors)
    check("it is version 2.0 and names its maker", calendar["VERSION"] == "2.0" and calendar["PRODID"])
    check("one event for each task, none of others", len(events) == len(TITLES), len(events))
    check("no alarms", not calendar.walk("VALARM"))
    names = [str(e["UID"]) for e in events]
    check("each event has a name of its own", len(set(names)) == len(names) and all(n.endswith("@tiendo") for n in names), names)
    for number, event in enumerate(sorted(events, key=lambda e: e["DTSTART"].dt)):
        due = today() + timedelta(days=10 * number)
        check("it stands on its whole day", isinstance(event["DTSTART"].dt, date) and event["DTSTART"].dt == due, event["DTSTART"])
        check("it ends the day after", event["DTEND"].dt == due + timedelta(days=1))
        check("it is no busy time", event["TRANSP"] == "TRANSPARENT")
        check("it counts its changes", int(event["SEQUENCE"]) >= 0 and event["DTSTAMP"].dt.tzinfo is not None)
        title = TITLES[number].strip()
        check("its words are whole", str(event["SUMMARY"]).startswith("Hạn: " + title[:150]), event["SUMMARY"])
        check("the whole title is in its text", str(event["DESCRIPTION"]).startswith(title), event["DESCRIPTION"])
        check("it says for whom", str(event["DESCRIPTION"]).endswith(f"{UNIT} · KH; lịch"), event["DESCRIPTION"])
    again = icalendar.Calendar.from_ical(feed(stranger, address)[1])
    check("names stay", sorted(str(e["UID"]) for e in again.walk("VEVENT")) == sorted(names))
    check("writing it again by the package gives the same events", len(icalendar.Calendar.from_ical(calendar.to_ical()).walk("VEVENT")) == len(TITLES))

    person.form("/toi/nhac-viec", "/toi/lich/huy", {})
    check("taken back, it opens nothing", feed(stranger, address)[0] == 404)


def whole(line):
    try:
        line.decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


main(sys.argv[1])
