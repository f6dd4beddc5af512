"""The evening of a deadline: 116 units x 5 people send 20 updates each within ten minutes while 200 others keep reading;
what was acknowledged is counted against what is stored.

    evening.py BINARY BENCH [SECONDS]

SECONDS (600) is how long the evening lasts; a shorter one sends fewer updates at the same pace. The server runs on SQLite
with its default settings; people's sessions are written into its database before it starts, because signing in 780 people
is another measurement. Prints the figures and exits 1 when an update is lost or an answer is a 5xx.
"""

import asyncio
import hashlib
import html
import os
import random
import re
import secrets
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

UNITS, PEOPLE, UPDATES, READERS = 116, 5, 20, 200
PAUSE = 6.0  # seconds between two pages of one reader


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def people(path):
    """Writes accounts with open sessions: five of each unit that owes something, and leaders who read."""
    base = sqlite3.connect(path)
    units = [row[0] for row in base.execute(
        "SELECT unit_id FROM assignments WHERE state <> 'withdrawn' GROUP BY unit_id ORDER BY COUNT(*) DESC, unit_id")]
    now = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
    later = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(time.time() + 6 * 3600))

    def account(number, role, unit):
        name, secret = f"nguoi-{number:04}", secrets.token_urlsafe(32)
        base.execute(
            "INSERT INTO accounts (id, login, login_folded, name, name_folded, name_sort, unit_id, created_at, changed_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (name, name, name, f"Người thử {number}", f"nguoi thu {number}", name, unit, now, now))
        base.execute("INSERT INTO account_roles (account_id, role, granted_at) VALUES (?, ?, ?)", (name, role, now))
        base.execute(
            "INSERT INTO sessions (id, account_id, secret_hash, stage, form_token, started_at, seen_at, expires_at, remote, agent)"
            " VALUES (?, ?, ?, 'full', ?, ?, ?, ?, '127.0.0.1', 'evening')",
            (name, name, hashlib.sha256(secret.encode()).hexdigest(), secrets.token_urlsafe(24), now, now, later))
        return secret

    count = min(UNITS, len(units))
    writers = [(account(i * PEOPLE + j, "focal", units[i]), i, j) for i in range(count) for j in range(PEOPLE)]
    readers = [account(10_000 + i, "leader", None) for i in range(READERS)]
    base.commit()
    base.close()
    return writers, readers


class Client:
    """One person's browser: one connection, one cookie."""

    def __init__(self, port, secret):
        self.port, self.cookie = port, f"tiendo_phien={secret}"
        self.reader = self.writer = None

    async def ask(self, method, path, body=b""):
        """Status, headers and body, and the seconds it took."""
        start = time.perf_counter()
        for attempt in (1, 2):
            try:
                if self.writer is None:
                    self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)
                head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {self.cookie}\r\n"
                if method == "POST":
                    head += f"Origin: http://127.0.0.1:{self.port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    head += f"Content-Length: {len(body)}\r\n"
                self.writer.write(head.encode() + b"\r\n" + body)
                await self.writer.drain()
                answer = await self.read()
                return (*answer, time.perf_counter() - start)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.writer = None
                if attempt == 2:
                    raise
        raise AssertionError

    async def read(self):
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        lines = head.split("\r\n")
        status = int(lines[0].split()[1])
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines[1:] if line)}
        if "content-length" in headers:
            body = await self.reader.readexactly(int(headers["content-length"]))
        elif headers.get("transfer-encoding") == "chunked":
            body = b""
            while size := int((await self.reader.readline()).split(b";")[0], 16):
                body += await self.reader.readexactly(size)
                await self.reader.readexactly(2)
            await self.reader.readexactly(2)
        else:
            body = b""
        return status, headers, body


def fields(form):
    """What a form would send as it stands: hidden and typed values, chosen options, written areas."""
    found = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        attributes = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        kind = attributes.get("type", "text")
        if "name" not in attributes or kind in ("file", "submit") or (kind in ("radio", "checkbox") and " checked" not in tag):
            continue
        found[attributes["name"]] = html.unescape(attributes.get("value", ""))
    for name, inside in re.findall(r'<textarea\b[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = html.unescape(inside)
    for name, inside in re.findall(r'<select\b[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option[^>]*value="([^"]*)"[^>]* selected', inside) or re.search(r'value="([^"]*)"', inside)
        found[name] = html.unescape(chosen.group(1)) if chosen else ""
    return found


def share(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))] * 1000 if values else float("nan")


async def main():
    binary, bench = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 600
    with tempfile.TemporaryDirectory() as folder:
        data, port = f"{folder}/var", free_port()
        subprocess.run([binary, "units", "export", "--data", data], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([bench, "year", data], check=True)
        subprocess.run([bench, "board", data], check=True)
        subprocess.run([bench, "packs", data], check=True)
        writers, readers = people(f"{data}/tiendo.sqlite")
        log = open(f"{folder}/log", "wb")
        server = subprocess.Popen([binary, "serve", "--data", data, "--port", str(port)], stdout=log, stderr=log)
        try:
            for _ in range(600):
                try:
                    if (await Client(port, "").ask("GET", "/khoe"))[0] == 200:
                        break
                except OSError:
                    await asyncio.sleep(0.1)
            await alone(port, writers[-1][0], readers[0])
            await run(port, writers, readers, seconds, f"{data}/tiendo.sqlite", server.pid)
        finally:
            server.terminate()
            server.wait()
        ledger = subprocess.run([binary, "audit", "verify", "--data", data], capture_output=True, text=True)
        print("ledger                             ", "whole" if ledger.returncode == 0 else ledger.stdout.strip())
        if ledger.returncode != 0:
            sys.exit(1)


async def send(client, job, words, form=None):
    """Reports on one promise as its form stands, answering what is asked; key, status, body, seconds of each sending."""
    path = f"/viec-cua-toi/{job}"
    if form is None:
        page = (await client.ask("GET", path))[2].decode()
        form = next(f for f in re.findall(r"<form\b.*?</form>", page, re.S) if "data-entry=" in f)
    values = fields(form) | {"ket-qua": words, "viec": "gui"}
    times = []
    for _ in range(2):
        status, _, body, took = await client.ask("POST", path, urllib.parse.urlencode(values).encode())
        times.append(took)
        if status != 422:
            break
        # Asked before sending: the answers go with the same words.
        again = next((f for f in re.findall(r"<form\b.*?</form>", body.decode(), re.S) if "data-entry=" in f), "")
        values |= {name: "Đã kiểm tra, đúng như vậy." for name in fields(again) if name.startswith("tra-loi")}
    return values["khoa"], status, body, times


async def alone(port, writer, reader):
    """The first page with nobody else there, made anew after each change."""
    writer, reader = Client(port, writer), Client(port, reader)
    jobs = re.findall(r'data-job="([^"]*)"', (await writer.ask("GET", "/viec-cua-toi"))[2].decode())
    times = []
    for number, job in enumerate(jobs[-15:]):
        await send(writer, job, f"Việc một mình thứ {number + 1}")
        times.append((await reader.ask("GET", "/tong-quan"))[3])
    print(f"/tong-quan alone, after a change, ms {share(times, 0.5):.0f} median of {len(times)} (limit 100), first {times[0] * 1000:.0f}")


async def run(port, writers, readers, seconds, path, pid):
    chance = random.Random(2026)
    each = max(1, round(UPDATES * seconds / 600))
    end = time.perf_counter() + seconds
    sent, writes, pages, work, bad, retried = set(), [], [], [], [], 0

    async def write(secret, person):
        nonlocal retried
        client = Client(port, secret)
        await asyncio.sleep(chance.random() * seconds * 0.1)
        status, _, body, took = await client.ask("GET", "/viec-cua-toi")
        work.append(took)
        page = body.decode()
        forms = {}
        for form in re.findall(r"<form\b.*?</form>", page, re.S):
            entry = re.search(r'data-entry="([^"]*)"', form)
            if entry:
                forms[entry.group(1)] = form
        mine = re.findall(r'data-job="([^"]*)"', page)[person::PEOPLE][:each]
        for number, place in enumerate(mine):
            wait = chance.random() * 2 * (end - time.perf_counter()) / max(1, each - number + 1)
            await asyncio.sleep(max(0, wait))
            try:
                words = f"Đã làm xong bước {number + 1}, số liệu chốt lúc {time.time():.3f}"
                key, status, body, times = await send(client, place, words, forms.get(place))
                writes.extend(times)
                retried += len(times) - 1
                if status == 303:
                    sent.add(key)
                else:
                    bad.append((status, re.sub(r"<[^>]*>|\s+", " ", body.decode())[:300]))
            except (OSError, asyncio.IncompleteReadError) as error:
                bad.append((0, repr(error)))

    async def read(secret):
        client = Client(port, secret)
        await asyncio.sleep(chance.random() * PAUSE)
        while time.perf_counter() < end:
            status, _, _, took = await client.ask("GET", "/tong-quan")
            pages.append(took)
            if status != 200:
                bad.append((status, "/tong-quan"))
            await asyncio.sleep(PAUSE * (0.5 + chance.random()))

    started = time.perf_counter()
    await asyncio.gather(*(write(s, j) for s, _, j in writers), *(read(s) for s in readers))
    lasted = time.perf_counter() - started
    base = sqlite3.connect(path)
    stored = {row[0] for row in base.execute("SELECT entry_key FROM progress_updates")}
    lost = sent - stored
    broken = [b for b in bad if b[0] == 0 or b[0] >= 500]
    memory = next(int(line.split()[1]) // 1024 for line in open(f"/proc/{pid}/status") if line.startswith("VmHWM"))
    print(f"people                              {len(writers)} who write, {len(readers)} who read, {lasted:.0f} s")
    print(f"updates acknowledged                {len(sent)}, lost {len(lost)}, asked first {retried}, refused {len(bad) - len(broken)}, broken {len(broken)}")
    print(f"an update, ms                       median {share(writes, 0.5):.0f}, p95 {share(writes, 0.95):.0f} (limit 150), max {share(writes, 1):.0f}")
    print(f"/tong-quan, ms                      median {share(pages, 0.5):.0f}, p95 {share(pages, 0.95):.0f} (limit 250), max {share(pages, 1):.0f}, {len(pages)} pages")
    print(f"/viec-cua-toi, ms                   median {share(work, 0.5):.0f}, p95 {share(work, 0.95):.0f}")
    print(f"memory of the server, MiB           {memory}")
    for trouble in bad[:5]:
        print("  ", *trouble)
    if lost or broken or len(sent) < len(writers) * each * 0.95:
        sys.exit(1)


asyncio.run(main())
