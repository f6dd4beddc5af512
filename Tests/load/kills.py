"""Ten times kill -9 in the middle of a busy evening: people send updates, the house sends its reminders by SMTP, and the
server dies without warning. Afterwards every acknowledged update is there, the ledger is whole, no reminder came twice.

    kills.py BINARY [TIMES]

The mailbox is a slow one of our own, so that the sending of one day's reminders spans all the lives of the server;
`mail_oracle.py` is where a real SMTP server takes them.
"""

import email
import email.policy
import html
import random
import re
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "oracle"))

from chasing_house import House, come, free_port, today  # noqa: E402

UNITS = ["so-khcn", "so-noi-vu", "so-tai-chinh", "so-cong-thuong", "so-xay-dung", "so-nnmt", "so-y-te", "so-gddt", "so-tu-phap", "cong-an-tinh", "vp-ubnd-tinh", "thanh-tra-tinh"]
NAMES = ["Sở Khoa học và Công nghệ", "Sở Nội vụ", "Sở Tài chính", "Sở Công Thương", "Sở Xây dựng", "Sở Nông nghiệp và Môi trường", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Sở Tư pháp", "Công an tỉnh", "Văn phòng UBND tỉnh", "Thanh tra tỉnh"]
PEOPLE = 3  # of each unit
WRITERS = 4


class Mailbox(socketserver.ThreadingTCPServer):
    """Takes letters slowly and keeps them."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, port):
        super().__init__(("127.0.0.1", port), Taking)
        self.letters = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Taking(socketserver.StreamRequestHandler):
    def handle(self):
        def say(line):
            self.wfile.write(line + b"\r\n")

        try:
            say(b"220 hop thu")
            reader = ""
            while line := self.rfile.readline():
                word = line.strip().upper()
                if word.startswith(b"RCPT"):
                    reader = line.decode()
                if word == b"DATA":
                    say(b"354 noi di")
                    body = b""
                    while (line := self.rfile.readline()) not in (b".\r\n", b""):
                        body += line
                    if not line:
                        return
                    time.sleep(random.uniform(0.2, 0.8))
                    self.server.letters.append((reader.strip(), email.message_from_bytes(body, policy=email.policy.default)))
                    say(b"250 da nhan")
                elif word == b"QUIT":
                    say(b"221 chao")
                    return
                else:
                    say(b"250 vang")
        except OSError:
            return


class Writer(threading.Thread):
    """One person who keeps reporting, and remembers what was acknowledged."""

    def __init__(self, house, session, stop):
        super().__init__(daemon=True)
        self.house, self.session, self.stopped, self.acknowledged = house, session, stop, []
        self.troubles = []

    def run(self):
        jobs = []
        while not self.stopped.is_set():
            try:
                if not jobs:
                    page = self.session.open("/viec-cua-toi")[2]
                    jobs = re.findall(r'data-job="([^"]*)"', page)
                path = f"/viec-cua-toi/{jobs.pop()}"
                page = self.session.open(path)[2]
                form = next(f for f in re.findall(r"<form\b.*?</form>", page, re.S) if "data-entry=" in f)
                hidden = {n: html.unescape(v) for n, v in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)}
                fields = hidden | {"tinh-hinh": "active", "ket-qua": f"Làm đến {time.time():.6f}", "viec": "gui"}
                status, address, body = self.session.open(path, "&".join(
                    f"{urllib.parse.quote(k)}={urllib.parse.quote(v)}" for k, v in fields.items()).encode(),
                    {"Content-Type": "application/x-www-form-urlencoded"})
                if status == 200 and f'value="{fields["khoa"]}"' not in body:
                    self.acknowledged.append(fields["khoa"])
                elif status not in (200, 409, 422):
                    self.troubles.append((status, address))
            except (OSError, urllib.error.URLError, StopIteration, IndexError):
                time.sleep(0.1)
            except Exception as trouble:  # a broken answer of a dying server
                self.troubles.append((0, repr(trouble)))
                time.sleep(0.1)


def main(binary, times):
    with tempfile.TemporaryDirectory() as folder:
        house = House(binary, folder)
        box = Mailbox(free_port())
        try:
            ok = run(house, box, times)
        finally:
            house.stop()
            box.shutdown()
    print(f"{int(ok)} passed, {int(not ok)} failed")
    sys.exit(0 if ok else 1)


def run(house, box, times):
    coordinator = house.person("dieu-phoi", "Điều phối", "coordinator")
    links = [house.person(f"nguoi-{unit}-{n}", f"Người {n} của {unit}", "focal", unit) for unit in UNITS for n in range(PEOPLE)]
    house.hold_the_clock()
    house.start()
    session = come(house, coordinator)
    plan = session.form("/ke-hoach/moi", "/ke-hoach/moi", {"ky-hieu": "KH thử tắt máy", "noi-dung": "Kế hoạch thử tắt máy"})[1].rsplit("/", 1)[1]
    for number, name in enumerate(NAMES):
        for step in range(4):
            house.task(session, plan, f"Việc thứ {step + 1} của {name}", name, today() + timedelta(days=step))
    sessions = []
    for link in links:
        sessions.append(come(house, link))
    for number, session in enumerate(sessions):
        session.form("/toi/nhac-viec", "/toi/nhac-viec", {"thu": f"nguoi{number}@so.example", "nhan": "1"})
    house.stop()
    house.release_the_clock()
    settings = {"TIENDO_SMTP": f"smtp://localhost:{box.server_address[1]}", "TIENDO_SMTP_TLS": "none", "TIENDO_MAIL_FROM": "Tiến Độ <nhac-viec@tinh.example>"}
    house.start(**settings)
    stop = threading.Event()
    writers = [Writer(house, session, stop) for session in sessions[:: max(1, len(sessions) // WRITERS)][:WRITERS]]
    for writer in writers:
        writer.start()
    for life in range(times):
        time.sleep(random.uniform(1.0, 2.5))
        house.stop(signal.SIGKILL)
        house.start(**settings)
    time.sleep(2)
    stop.set()
    for writer in writers:
        writer.join(30)
    for _ in range(300):
        if not house.rows("SELECT 1 FROM jobs WHERE kind = 'chase-mail' AND state = 'waiting'"):
            break
        time.sleep(0.2)
    time.sleep(2)
    acknowledged = [key for writer in writers for key in writer.acknowledged]
    stored = {row[0] for row in house.rows("SELECT entry_key FROM progress_updates")}
    lost = [key for key in acknowledged if key not in stored]
    readers = [reader for reader, _ in box.letters]
    doubtful = house.rows("SELECT COUNT(*) FROM jobs WHERE kind = 'chase-mail' AND state IN ('doubtful', 'running')")[0][0]
    house.stop()
    ledger = subprocess.run([house.binary, "audit", "verify", "--data", house.data], capture_output=True, text=True)
    print(f"{times} times kill -9; {len(acknowledged)} updates acknowledged, {len(lost)} lost")
    print(f"{len(readers)} letters, {len(readers) - len(set(readers))} twice, {doubtful} in doubt and not sent again, of {len(links)} people")
    print(ledger.stdout.strip()[:80])
    for trouble in [t for writer in writers for t in writer.troubles][:5]:
        print("  ", *trouble)
    return (len(acknowledged) > 5 * times and not lost and len(readers) == len(set(readers))
            and len(set(readers)) + doubtful >= len(links) and ledger.returncode == 0)


main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10)
