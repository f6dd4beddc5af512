"""The read API from outside: its description, its doors, its rows, and schemathesis trying to break it."""

import csv
import html
import io
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
from collections import Counter
from pathlib import Path

from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from house import PASSWORD, URL, check, finish, links
from pages import timed_code
from program import KINDS, Program, is_problem, issue, seen
from rows import meaning, paging, same_as_screen, shapes
from session import Session, come_in

SEED, EXAMPLES, PATIENCE = 20261121, 60, 85
# A refusal with any of the statuses that the description names; 414 is one too, which schemathesis does not know.
# A value for an indicator that nobody defined fits the description and is refused with 422.
REFUSALS = """[checks.negative_data_rejection]
expected-statuses = [400, 401, 404, 405, 413, 414, 415, 422, 431]
[checks.positive_data_acceptance]
expected-statuses = ["2xx", 404, 409, 422]
"""


def description():
    """The OpenAPI document, as a public validator sees it."""
    answer = Program().ask("/api/openapi.json")
    check("the description is there for everyone", answer.status_code == 200, seen(answer))
    document = answer.json()
    trouble = ""
    try:
        validate(document, cls=OpenAPIV31SpecValidator)
    except Exception as error:
        trouble = str(error)[:400]
    is_31 = document["openapi"].startswith("3.1")
    check("openapi-spec-validator accepts it as OpenAPI 3.1", is_31 and not trouble, trouble)
    operations = [(path, verb) for path, verbs in document["paths"].items() for verb in verbs]
    posts = [path for path, verb in operations if verb != "get"]
    check("it has fifteen operations, and one of them sends", len(operations) == 15 and posts == ["/api/v1/values"], operations)
    return document


def doors(person, token, back):
    """Who comes in and who does not."""
    program = Program(token)
    list_of_tasks = "/api/v1/missions?limit=1"
    check("a token opens the API", program.ask(list_of_tasks).status_code == 200)
    for words, other in [
        ("without a token", Program()),
        ("with a wrong token", Program("td_" + "A" * 43)),
        ("with an empty token", Program(Authorization="Bearer")),
        ("with a password in place of a token", Program(Authorization="Basic YTpi")),
        ("with a person's session alone", Program(Cookie=person.cookie())),
        ("with a session beside a wrong token", Program("td_no", Cookie=person.cookie())),
    ]:
        answers = [other.ask(f"/api/v1/{kind}{more}") for kind in KINDS for more in ("", "/a")]
        holds = all(is_problem(a, 401) and a.headers.get("WWW-Authenticate") == "Bearer" for a in answers)
        check(f"{words} each address answers 401 and a problem", holds, [seen(a) for a in answers][:1])
    pages = [program.ask(a) for a in ("/nhiem-vu", "/nhiem-vu.csv", "/toi", "/tong-quan")]
    check("a token opens no page", all(p.status_code == 404 for p in pages), [p.status_code for p in pages])
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        answer = program.ask(list_of_tasks, method)
        holds = is_problem(answer, 405) and answer.headers.get("Allow") == "GET, HEAD"
        check(f"{method} is answered 405 with what is allowed", holds, seen(answer))
    head = program.ask(list_of_tasks, "HEAD")
    check("HEAD answers as GET does, without a body", head.status_code == 200 and not head.content and
          head.headers["Content-Length"] == str(len(program.ask(list_of_tasks).content)), head.headers)
    check("no answer is kept on the way", head.headers.get("Cache-Control") == "no-store", head.headers)
    for words, address, more, status in [
        ("an address that is not there", "/api/v1/tasks", {}, 404),
        ("an address of more than 8 KB", "/api/v1/missions?q=" + "a" * 9000, {}, 414),
        ("headers of more than 32 KB", list_of_tasks, {"headers": {"X-A": "a" * 17000, "X-B": "b" * 17000}}, 431),
        ("broken percent-encoding", "/api/v1/missions?q=%ff", {}, 400),
    ]:
        answer = program.ask(address, **more)
        check(f"{words} is answered {status} as a problem", is_problem(answer, status), seen(answer))
    second, take_back = issue(person, "Khoá thứ hai")
    other = Program(second)
    check("a second token opens the API too", other.ask(list_of_tasks).status_code == 200)
    person.form("/toi", take_back, {})
    answer = other.ask(list_of_tasks)
    check("a token that was taken back answers 401 at once", is_problem(answer, 401), seen(answer))
    check("and its sister still reads", program.ask(list_of_tasks).status_code == 200)
    check("the page names no secret of a token", token not in person.open("/toi")[2] and bool(back))


def refusals(program):
    """What is not in the description is refused, by name."""
    for address, name in [
        ("missions?page=2", "page"), ("missions?limit=0", "limit"), ("missions?limit=201", "limit"),
        ("missions?limit=5.0", "limit"), ("missions?limit=+5", "limit"), ("missions?limit=", "limit"),
        ("missions?limit=1&limit=1", "limit"), ("missions?due_from=2026-02-30", "due_from"),
        ("missions?due_to=30/06/2026", "due_to"), ("missions?standing=late", "standing"), ("missions?q=", "q"),
        ("missions?q=" + "a" * 201, "q"), ("missions?plan=%27%20OR%201", "plan"), ("units?sort=name", "sort"),
        ("targets?horizon=1989", "horizon"), ("projects?year=x", "year"), ("plans?sort=oldest", "sort"),
        ("missions/a?limit=1", "limit"),
    ]:
        answer = program.ask(f"/api/v1/{address}")
        check(f"{address[:40]} is refused, and the answer names `{name}`",
              is_problem(answer, 400) and answer.json().get("parameter") == name, seen(answer))


def own_view(role):
    """A token sees what its account sees on the screen, no more and no less."""
    person = come_in(URL, links()[role], PASSWORD)
    program = Program(issue(person, "Đọc cho máy")[0])
    text = person.open("/nhiem-vu.csv")[2].removeprefix("\ufeff")
    theirs = Counter(line[1] for line in list(csv.reader(io.StringIO(text, newline="")))[1:])
    ours = Counter(m["title"] for m in program.all("missions"))
    check(f"{role}: a token reads the {sum(theirs.values())} tasks its account reads", ours == theirs, sum(ours.values()))


def keeper_comes_in():
    """The keeper, whose account asks for a second step."""
    session = Session(URL)
    path = urllib.parse.urlparse(links()["keeper"]).path
    body = session.form(path, path, {"mat-khau-moi": PASSWORD, "nhap-lai": PASSWORD})[2]
    secret = re.sub(r"\s", "", re.search(r'<code class="hash">([^<]+)</code>', body).group(1))
    stamp = re.search(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', body)
    fields = {stamp.group(1): html.unescape(stamp.group(2)), "ma": timed_code(secret)}
    session.open("/dang-nhap/hai-buoc", urllib.parse.urlencode(fields).encode())
    return session


def sending_token(keeper, login):
    """A token of the scope `values`, which only a keeper makes, for the account of this login."""
    people = keeper.open("/quan-tri/nguoi-dung?q=" + login)[2]
    address = re.search(r'href="(/quan-tri/nguoi-dung/[^"/]+)"[^>]*>[^<]*</a></th><td[^>]*>' + login, people).group(1)
    body = keeper.form(address, address + "/khoa", {"ten": "Kho dữ liệu", "so-ngay": "30", "gui-so-lieu": "1"})[2]
    secret = re.search(r'<code class="hash">([^<]+)</code>', body)
    return secret.group(1) if secret else ""


def sending(reading, token):
    """Who may send values, and what is told when they cannot be taken."""
    body = {"key": "thu-1", "values": [{"indicator": "khong-co", "unit": "so-y-te", "period": "2026-09", "value": 1}]}
    answer = Program(reading).ask("/api/v1/values", "POST", json=body)
    check("a reading token sends nothing", is_problem(answer, 401), seen(answer))
    program = Program(token)
    check("a sending token reads too", program.ask("/api/v1/values?limit=1").status_code == 200)
    answer = program.ask("/api/v1/values", "POST", json=body)
    told = answer.json().get("entries", [{}])[0] if answer.headers["Content-Type"].endswith("problem+json") else {}
    check("a value that cannot be taken is named by its place", is_problem(answer, 422) and told.get("place") == 0, seen(answer))
    for words, more, status in [
        ("something that is no JSON", {"data": "key=1", "headers": {"Content-Type": "text/plain"}}, 415),
        ("broken JSON", {"data": "{", "headers": {"Content-Type": "application/json"}}, 400),
        ("an unknown member", {"json": {**body, "more": 1}}, 400),
        ("no values", {"json": {"key": "thu", "values": []}}, 400),
    ]:
        answer = program.ask("/api/v1/values", "POST", **more)
        check(f"{words} is refused with {status}", is_problem(answer, status), seen(answer))


def schemathesis(token):
    """Every operation, with data that fits and data that does not, under all checks."""
    command = [
        str(Path(sys.executable).parent / "st"), "run", f"{URL}/api/openapi.json",
        "--header", f"Authorization: Bearer {token}",
        "--checks", "all", "--max-examples", str(EXAMPLES), "--seed", str(SEED), "--generation-database", "none",
        "--request-timeout", "30", "--continue-on-failure", "--no-color",
    ]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "schemathesis.toml").write_text(REFUSALS)
        try:
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE,
                                 env={**os.environ, "PYTHONUTF8": "1"})
            output, status = run.stdout + run.stderr, run.returncode
        except subprocess.TimeoutExpired as late:
            output, status = f"{(late.stdout or b'').decode()}\nstill running after {PATIENCE} s", 1
    counts = re.search(r"(\d+) generated, (\d+) passed", output)
    tested = re.search(r"Tested: (\d+)", output)
    generated = int(counts.group(1)) if counts else 0
    if status:
        print(output.replace(token, "…"))
    check(f"schemathesis breaks nothing in {generated} cases", status == 0 and counts and counts.group(1) == counts.group(2))
    check("it tried all fifteen operations, each many times", bool(tested) and tested.group(1) == "15" and generated > 1000)


def main():
    document = description()
    person = come_in(URL, links()["leader"], PASSWORD)
    token, back = issue(person, "Thử từ ngoài")
    check("a person makes a token on the own page", token.startswith("td_") and bool(back))
    program = Program(token)
    doors(person, token, back)
    whole = shapes(program, document)
    paging(program, whole)
    same_as_screen(person, program, whole["missions"])
    meaning(program, whole)
    refusals(program)
    own_view("focal")
    sender = sending_token(keeper_comes_in(), "dieu-phoi")
    check("a keeper makes a token that sends values", sender.startswith("td_"))
    sending(token, sender)
    schemathesis(sender)
    answer = program.ask("/khoe")
    check("the house is well afterwards", answer.status_code == 200, seen(answer))
    finish()


if __name__ == "__main__":
    main()
