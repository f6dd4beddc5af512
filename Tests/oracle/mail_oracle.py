"""What people get by e-mail, seen from the other side: a real OpenSMTPD takes the letters of the real server, through a gate
that asks for STARTTLS and a password, and Python's email package reads what lies in the mailboxes. The server is killed in
the middle.

    mail_oracle.py BINARY

OpenSMTPD must be started by root; it gets a port, a queue and a control socket of its own.
"""

import base64
import email
import email.policy
import html
import os
import pwd
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from chasing_house import Checks, House, come, free_port, today

PEOPLE = {
    "khcn": ("Nguyễn Thị Hòa", "so-khcn"), "noi-vu": ("Đặng Quốc Ưởng", "so-noi-vu"),
    "tai-chinh": ('Lê "Bình" <An>, Phó phòng', "so-tai-chinh"), "xay-dung": ("Trần Văn Sáu", "so-xay-dung"),
    "y-te": ("Y Blơk Niê Kđăm", "so-y-te"), "tu-phap": ("Phạm Thị Thu Hường Giang Thanh Tâm Nguyệt Quế", "so-tu-phap"),
}
UNITS = {
    "so-khcn": "Sở Khoa học và Công nghệ", "so-noi-vu": "Sở Nội vụ", "so-tai-chinh": "Sở Tài chính",
    "so-xay-dung": "Sở Xây dựng", "so-y-te": "Sở Y tế", "so-tu-phap": "Sở Tư pháp",
}
QUIET = "y-te"
LONG = "Rà soát, hoàn thiện quy chế phối hợp giữa các cơ quan chuyên môn " * 6


class PostOffice:
    """OpenSMTPD on a free port; everything for anybody lands in one folder of mailboxes."""

    def __init__(self, folder):
        if os.geteuid() != 0:
            raise SystemExit("mail_oracle: OpenSMTPD can only be started by root; run this as root.")
        self.smtpd = shutil.which("smtpd", path="/usr/sbin:/usr/local/sbin")
        if not self.smtpd:
            raise SystemExit("mail_oracle: OpenSMTPD is not here. Run scripts/setup test.")
        self.folder, self.port = folder, free_port()
        self.mail, self.spool = f"{folder}/mail", f"{folder}/spool"
        for name in (self.mail, self.spool):
            os.mkdir(name)
        os.chmod(folder, 0o755)
        nobody = pwd.getpwnam("nobody")
        os.chown(self.mail, nobody.pw_uid, nobody.pw_gid)
        Path(f"{folder}/conf").write_text(
            f'table people {{ "@" = "nobody" }}\nlisten on 127.0.0.1 port {self.port} hostname localhost\n'
            f'action "keep" maildir "{self.mail}" virtual <people>\nmatch from any for any action "keep"\n', encoding="utf-8")
        # In a mount namespace of its own, so that no other OpenSMTPD of this machine is touched.
        script = f"mount -t tmpfs tmpfs /run && mount --bind {self.spool} /var/spool && exec {self.smtpd} -d -f {folder}/conf"
        self.log = open(f"{folder}/smtpd.log", "wb")
        self.process = subprocess.Popen(["unshare", "-m", "sh", "-c", script], stdout=self.log, stderr=self.log)
        for _ in range(100):
            if self.process.poll() is not None:
                raise SystemExit("mail_oracle: OpenSMTPD did not start:\n" + self.words())
            if "starting" in self.words():
                time.sleep(0.5)
                return
            time.sleep(0.1)
        raise SystemExit("mail_oracle: OpenSMTPD did not start:\n" + self.words())

    def words(self):
        return Path(f"{self.folder}/smtpd.log").read_text(encoding="utf-8", errors="replace")

    def letters(self):
        found = [p.read_bytes() for p in Path(self.mail).glob("new/*")]
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in found]

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Gate:
    """Asks for TLS and a password, as the servers of provinces do, and then hands the line to OpenSMTPD, whose own TLS does
    not work with the OpenSSL of Debian 12."""

    def __init__(self, folder, behind):
        self.behind, self.port, self.let_in = behind, free_port(), 0
        self.certificate = f"{folder}/cert.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
             "subjectAltName=DNS:localhost", "-keyout", f"{folder}/key.pem", "-out", self.certificate],
            check=True, capture_output=True)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate, f"{folder}/key.pem")
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            caller = self.listener.accept()[0]
            threading.Thread(target=self.meet, args=(caller,), daemon=True).start()

    def meet(self, caller):
        try:
            self.ask(caller)
        except OSError:
            pass
        finally:
            caller.close()

    def ask(self, caller):
        caller.sendall(b"220 gate ESMTP\r\n")
        while True:
            line = read_line(caller)
            if line is None:
                return
            word = line.split(b" ")[0].upper()
            secure = isinstance(caller, ssl.SSLSocket)
            if word == b"EHLO":
                caller.sendall(b"250-gate\r\n250 " + (b"AUTH PLAIN" if secure else b"STARTTLS") + b"\r\n")
            elif word == b"STARTTLS":
                caller.sendall(b"220 go\r\n")
                caller = self.context.wrap_socket(caller, server_side=True)
            elif word == b"AUTH" and secure:
                if line == b"AUTH PLAIN":
                    caller.sendall(b"334 \r\n")
                    given = read_line(caller)
                else:
                    given = line.split(b" ")[2]
                if base64.b64decode(given) != b"\0tiendo\0mat-khau-thu":
                    caller.sendall(b"535 no\r\n")
                    continue
                self.let_in += 1
                caller.sendall(b"235 come in\r\n")
                return self.hand_over(caller)
            else:
                caller.sendall(b"530 TLS and a password first\r\n")

    def hand_over(self, caller):
        with socket.create_connection(("127.0.0.1", self.behind)) as server:
            read_line(server)
            server.sendall(b"EHLO gate\r\n")
            while read_line(server)[3:4] == b"-":
                pass
            back = threading.Thread(target=pump, args=(server, caller), daemon=True)
            back.start()
            pump(caller, server)
            back.join(5)


def read_line(connection):
    line = b""
    while not line.endswith(b"\r\n"):
        byte = connection.recv(1)
        if not byte:
            return None
        line += byte
    return line[:-2]


def pump(one, other):
    try:
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def folded(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def page_titles(session):
    """What the person's own page says was said: the links to promises."""
    body = session.open("/nhac-viec")[2]
    return {folded(html.unescape(re.sub(r"<[^>]+>", "", t))) for t in re.findall(r'<a href="/giao-viec/[^"]+">(.*?)</a>', body)}


def main(binary):
    check = Checks()
    with tempfile.TemporaryDirectory() as folder:
        office = PostOffice(folder)
        os.mkdir(f"{folder}/house")
        house = House(binary, f"{folder}/house")
        try:
            run(house, office, Gate(folder, office.port), check)
        finally:
            house.stop()
            office.stop()
    check.finish()


def run(house, office, gate, check):
    coordinator = house.person("dieu-phoi", "Điều phối", "coordinator")
    links = {login: house.person(login, name, "focal", unit) for login, (name, unit) in PEOPLE.items()}
    house.hold_the_clock()
    house.start()
    session = come(house, coordinator)
    plan = session.form("/ke-hoach/moi", "/ke-hoach/moi", {"ky-hieu": "KH thử thư", "noi-dung": "Kế hoạch thử thư"})[1]
    plan = plan.rsplit("/", 1)[1]
    for unit in UNITS.values():
        house.task(session, plan, f"Ban hành kế hoạch “chuyển đổi số” của {unit}", unit, today())
        house.task(session, plan, LONG + unit, unit, today() + timedelta(days=1))
    house.task(session, plan, "Việc còn xa, chưa nhắc", UNITS["so-khcn"], today() + timedelta(days=200))
    people = {}
    for login, link in links.items():
        people[login] = come(house, link)
        wants = {"thu": f"{login}@so.example"} | ({} if login == QUIET else {"nhan": "1"})
        status = people[login].form("/toi/nhac-viec", "/toi/nhac-viec", wants)[0]
        check("an e-mail address is kept", status == 200, status)
    house.stop()
    house.release_the_clock()

    settings = {
        "TIENDO_SMTP": f"smtp://localhost:{gate.port}", "TIENDO_SMTP_USER": "tiendo", "TIENDO_SMTP_PASSWORD": "mat-khau-thu",
        "TIENDO_SMTP_CA": gate.certificate, "TIENDO_MAIL_FROM": "Tiến Độ tỉnh <nhac-viec@tinh.example>",
    }
    # Killed as soon as the first letter lies there, and started again.
    house.start(**settings)
    for _ in range(600):
        if office.letters():
            break
        time.sleep(0.05)
    house.stop(signal.SIGKILL)
    house.start(**settings)
    wanted = len(PEOPLE) - 1

    def in_doubt():
        return house.rows("SELECT COUNT(*) FROM jobs WHERE kind = 'chase-mail' AND state IN ('running', 'doubtful')")[0][0]

    for _ in range(400):
        if len(office.letters()) + in_doubt() >= wanted and not house.rows(
                "SELECT 1 FROM jobs WHERE kind = 'chase-mail' AND state = 'waiting'"):
            break
        time.sleep(0.2)
    time.sleep(3)
    # The restart does not run what is already done: a third life of the server sends nothing more.
    before = len(office.letters())
    house.stop()
    house.start(**settings)
    time.sleep(5)
    letters = office.letters()
    check("a restart sends nothing again", len(letters) == before, (len(letters), before))
    readers = [letter["To"].addresses[0].addr_spec for letter in letters]
    check("nobody got two letters", len(readers) == len(set(readers)), readers)
    missing = {f"{login}@so.example" for login in PEOPLE if login != QUIET} - set(readers)
    doubtful = in_doubt()
    check("everybody got one, or the log says that it is in doubt", len(missing) <= doubtful, (missing, doubtful, office.words()[-3000:]))
    check("who wants none got none", f"{QUIET}@so.example" not in readers)
    check("one digest a person", house.rows("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM digests GROUP BY recipient, day)") == [(1,)])
    check("each came through TLS with the password", gate.let_in >= before, (gate.let_in, before))
    for letter in letters:
        read(letter, people, check)
    quiet = page_titles(people[QUIET])
    check("the house says to the one without letters what it says to all", len(quiet) == 2, quiet)


def read(letter, people, check):
    login = letter["To"].addresses[0].addr_spec.split("@")[0]
    name, unit = PEOPLE[login]
    # Python puts a blank between two encoded words of a name, which the standard takes away.
    check("the reader's name is whole", folded(letter["To"].addresses[0].display_name) == name, letter["To"])
    check("the sender's name is whole", str(letter["From"]) == "Tiến Độ tỉnh <nhac-viec@tinh.example>", letter["From"])
    check("the subject is whole", letter["Subject"] == "Tiến Độ: 1 việc đến hạn hôm nay, 1 việc sắp đến hạn", letter["Subject"])
    check("the date is of today", parsedate_to_datetime(letter["Date"]).date() == today(), letter["Date"])
    check("it says that no person wrote it", letter["Auto-Submitted"] == "auto-generated")
    check("it has a name of its own", str(letter["Message-ID"]).endswith("@tinh.example>"), letter["Message-ID"])
    check("it says how to stop", str(letter["List-Unsubscribe"]).startswith("<https://tiendo.example/thoi-thu/"))
    check("the parser finds nothing wrong", not letter.defects and not any(h.defects for h in letter.values() if hasattr(h, "defects")))
    text = letter.get_content()
    check("the text is UTF-8", letter.get_content_charset() == "utf-8")
    check("it greets by name", text.startswith(f"Kính gửi {name},"), text[:80])
    said = folded(text)
    for title in page_titles(people[login]):
        # Long titles are cut in a letter, at a blank.
        start = title if len(title) <= 200 else title[:150]
        check("what the page says the letter says", start in said, (start, text))
    check("links lead to the house", text.count("https://tiendo.example/giao-viec/") == 2, text)
    check("what is far is not spoken of", "chưa nhắc" not in text)
    check("no other unit's task is in it", all(u not in said for c, u in UNITS.items() if c != unit and u not in UNITS[unit]), text)


main(sys.argv[1])
