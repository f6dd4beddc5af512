"""An acknowledged write survives kill -9: writes through the pages, kills the server in the middle, starts it again on
the same data, and looks for every write that was answered.

    durability.py BINARY
"""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

from session import Session, come_in

BINARY = sys.argv[1]
PASSWORD = "Ben-vung-2026-thang-nam"


def port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def start(data, at):
    log = open(f"{data}/log", "ab")
    server = subprocess.Popen([BINARY, "serve", "--data", f"{data}/var", "--port", str(at)], stdout=log, stderr=log)
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{at}/khoe", timeout=1).read()
            return server
        except OSError:
            if server.poll() is not None:
                raise SystemExit(open(f"{data}/log", encoding="utf-8").read())
            time.sleep(0.1)
    raise SystemExit("the server did not start")


def main():
    with tempfile.TemporaryDirectory() as data:
        at = port()
        base = f"http://127.0.0.1:{at}"
        server = start(data, at)
        link = subprocess.check_output(
            [BINARY, "user", "link", "ghi-thu", "--role", "coordinator", "--unit", "so-khcn", "--data", f"{data}/var"], text=True
        ).strip()
        session = come_in(base, link, PASSWORD)
        acknowledged = []

        def write():
            for number in range(10_000):
                code = f"KH thử {number}"
                try:
                    status, address, _ = session.form("/ke-hoach/moi", "/ke-hoach/moi", {"ky-hieu": code, "noi-dung": f"Kế hoạch thử số {number}"})
                except OSError:
                    return
                if status != 200:
                    return
                acknowledged.append(code)

        writer = threading.Thread(target=write)
        writer.start()
        time.sleep(3)
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        writer.join()
        server = start(data, at)
        try:
            database = f"{data}/var/tiendo.sqlite"
            found = set(
                subprocess.check_output(
                    [sys.executable, "-c", "import sqlite3,sys; print('\\n'.join(r[0] for r in sqlite3.connect(sys.argv[1]).execute('SELECT code FROM plans')))", database],
                    text=True).split("\n"))
            lost = [code for code in acknowledged if code not in found]
            ledger = subprocess.run([BINARY, "audit", "verify", "--data", f"{data}/var"], capture_output=True, text=True)
            print(f"{len(acknowledged)} writes acknowledged before kill -9, {len(lost)} lost; {ledger.stdout.strip()[:60]}")
            ok = len(acknowledged) > 5 and not lost and ledger.returncode == 0
            print(f"{int(ok)} passed, {int(not ok)} failed")
            sys.exit(0 if ok else 1)
        finally:
            server.terminate()
            server.wait()


main()
