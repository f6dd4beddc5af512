"""A house of its own for the checks of what chasing sends: the real server on a free port, a few people and tasks whose
words are hard to write, a calendar on which today is a working day, and the clock of reminders at midnight."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "browser"))

from session import come_in  # noqa: E402

PASSWORD = "Nhac-viec-2026-dung-han"
VIETNAM = timezone(timedelta(hours=7))


def today():
    return datetime.now(VIETNAM).date()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class House:
    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.data = f"{folder}/var"
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.server = None

    def start(self, **environment):
        log = open(f"{self.folder}/log", "ab")
        clean = {k: v for k, v in os.environ.items() if not k.startswith("TIENDO_")}
        self.server = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--port", str(self.port)], stdout=log, stderr=log,
            env=clean | environment)
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.base}/khoe", timeout=1).read()
                return
            except OSError:
                if self.server.poll() is not None:
                    raise SystemExit(Path(f"{self.folder}/log").read_text(encoding="utf-8"))
                time.sleep(0.1)
        raise SystemExit("the server did not start")

    def stop(self, how=signal.SIGTERM):
        if self.server and self.server.poll() is None:
            os.kill(self.server.pid, how)
            self.server.wait()

    def rows(self, sql, *values):
        """Reads or changes the embedded database from outside, while the server stands."""
        with sqlite3.connect(f"{self.data}/tiendo.sqlite", timeout=20) as database:
            return database.execute(sql, values).fetchall()

    def person(self, login, name, role, unit=None):
        """An account with this name and a one-time link."""
        command = [self.binary, "user", "link", login, "--role", role, "--data", self.data]
        link = subprocess.check_output(command + (["--unit", unit] if unit else []), text=True).strip()
        self.rows("UPDATE accounts SET name = ? WHERE login = ?", name, login)
        return link

    def make_today_a_working_day(self):
        """Whatever day it is, Tết too: reminders are composed from midnight on."""
        day, now = today(), datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        near = [str(day + timedelta(days=n)) for n in (-40, 40)]
        self.rows(
            "UPDATE calendar_days SET withdrawn_at = ?, withdrawn_reason = 'thử' "
            "WHERE withdrawn_at IS NULL AND day BETWEEN ? AND ?", now, *near)
        for n in range(-2, 3):
            self.rows(
                "INSERT INTO calendar_days (id, day, kind, name, source, is_tet, changed_at) "
                "VALUES (?, ?, 'make-up', 'Ngày làm việc để thử', 'thử', 0, ?)", f"thu-{n}", str(day + timedelta(days=n)), now)
        for name, value in (("minute", "0"), ("base-address", "https://tiendo.example")):
            self.rows("INSERT INTO chase_settings (name, value, changed_at) VALUES (?, ?, ?)", name, value, now)

    def hold_the_clock(self):
        """No reminders before the house is ready."""
        self.rows("INSERT INTO chase_settings (name, value, changed_at) VALUES ('minute', '1439', '2026-01-01T00:00:00.000Z')")

    def release_the_clock(self):
        self.rows("DELETE FROM chase_settings")
        self.make_today_a_working_day()

    def task(self, session, plan, title, unit, due):
        status, address, body = session.form("/nhiem-vu/moi", "/nhiem-vu/moi", {
            "ke-hoach": plan, "noi-dung": title, "chu-tri-nguyen-van": unit, "chu-tri": unit, "loai-han": "date",
            "han-nguyen-van": f"{due:%d/%m/%Y}", "den-ngay": f"{due:%d/%m/%Y}", "san-pham": "Kế hoạch; báo cáo, tờ trình"})
        if status != 200 or "/nhiem-vu/moi" in address:
            raise SystemExit(f"the task was not registered: {status} {address}\n{body[:3000]}")


def come(house, link):
    return come_in(house.base, link, PASSWORD)


class Checks:
    def __init__(self):
        self.passed, self.failed = 0, 0

    def __call__(self, sentence, holds, seen=""):
        self.passed, self.failed = self.passed + bool(holds), self.failed + (not holds)
        if not holds:
            print(f"  FAIL  {sentence}  {seen}")

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)
