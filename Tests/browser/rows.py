"""What the API lists: its shapes, its pages, the same rows as the screen, and what its filters mean."""

import csv
import io
import re
from collections import Counter
from datetime import date

from jsonschema import Draft202012Validator, FormatChecker

from house import check
from program import KINDS, folded, ids, is_problem, seen

SORTS = {
    "documents": ["newest", "oldest", "title"], "plans": ["newest", "title"],
    "missions": ["due", "-due", "place", "title", "lead"], "targets": ["place", "name"],
    "projects": ["place", "name"],
}
DEMONSTRATION = 92


def shapes(program, document):
    """Every item there is, held to its schema; and each alone, the same as in its list."""
    whole = {}
    for kind, schema in KINDS.items():
        rule = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
        judge = Draft202012Validator(rule, format_checker=FormatChecker())
        whole[kind] = program.all(kind, limit=200)
        troubles = [error.message for item in whole[kind] for error in judge.iter_errors(item)]
        check(f"{kind}: all {len(whole[kind])} items are as the schema says", whole[kind] and not troubles, troubles[:2])
        alone = [program.ask(f"/api/v1/{kind}/{name}").json() for name in ids(whole[kind])[:30]]
        check(f"{kind}: an item alone is the item of the list", alone == whole[kind][:30])
    return whole


def paging(program, whole):
    """Keyset paging: every row once, in one order, whatever the size of a page."""
    for kind, items in whole.items():
        for sort in SORTS.get(kind, [None]):
            asked = {"sort": sort} if sort else {}
            walks = [ids(program.all(kind, **asked, limit=size)) for size in (200, 50, 7)]
            holds = all(walk == walks[0] for walk in walks) and Counter(walks[0]) == Counter(ids(items))
            check(f"{kind} by {sort or 'name'}: pages of 7, 50 and 200 visit each of {len(items)} once, in one order",
                  holds and len(set(walks[0])) == len(items), [len(w) for w in walks])
    check("a page has 50 rows when nothing is said", len(program.page("missions")["items"]) == 50)
    check("a page has up to 200 rows", len(program.page("missions", limit=200)["items"]) == len(whole["missions"]))
    first = program.page("missions", limit=5)["next"]
    for words, address in [
        ("of another order", f"missions?sort=title&cursor={first}"), ("of another list", f"targets?cursor={first}"),
        ("cut short", f"missions?cursor={first[:-3]}"), ("made up", "missions?cursor=czAxfjIwMjY"),
    ]:
        answer = program.ask(f"/api/v1/{address}")
        check(f"a cursor {words} is refused, not guessed at", is_problem(answer, 404), seen(answer))


def same_as_screen(person, program, missions):
    """The rows of the API are those of the list on the screen, as it is downloaded."""
    check(f"the demonstration has {DEMONSTRATION} tasks", len(missions) == DEMONSTRATION, len(missions))

    def row(item):
        names = [", ".join(u["name"] for u in item[p]["units"]) or item[p]["raw"] for p in ("lead", "coop")]
        due = item["deadline"]["due"]
        return [item["title"], item["product"], *names, item["deadline"]["raw"],
                date.fromisoformat(due).strftime("%d/%m/%Y") if due else "", item["plan"]["code"]]

    def sheet(query):
        text = person.open("/nhiem-vu.csv" + query)[2].removeprefix("\ufeff")
        lines = list(csv.reader(io.StringIO(text, newline="")))[1:]
        bare = [[re.sub(r"^'(?=[=+\-@])", "", cell) for cell in line] for line in lines]
        return [[*b[1:3], *[names.replace("; ", ", ") for names in b[3:5]], b[5], b[6], b[8]] for b in bare]

    for words, query, asked in [
        ("the whole list", "", {}), ("late", "?trang-thai=qua-han", {"standing": "overdue"}),
        ("not done", "?trang-thai=chua-xong", {"standing": "open"}),
        ("due in a quarter", "?tu=01/10/2026&den=31/12/2026", {"due_from": "2026-10-01", "due_to": "2026-12-31"}),
        ("of an agency", "?co-quan=so-khcn", {"unit": "so-khcn"}),
        ("of an agency that leads", "?co-quan=so-khcn&vai=chu-tri", {"unit": "so-khcn", "part": "lead"}),
        ("found by words", "?tim=du+lieu", {"q": "du lieu"}), ("by title", "?sap=ten", {"sort": "title"}),
    ]:
        ours, theirs = [row(i) for i in program.all("missions", limit=40, **asked)], sheet(query)
        check(f"{words}: the {len(theirs)} rows of the download, in its order", ours == theirs and theirs,
              [(a, b) for a, b in zip(ours, theirs) if a != b][:1] or (len(ours), len(theirs)))


def meaning(program, whole):
    """What the filters mean, counted again from the whole list."""
    missions = whole["missions"]
    for standing in sorted({m["standing"]["group"] for m in missions}):
        expected = {m["id"] for m in missions if m["standing"]["group"] == standing}
        found = set(ids(program.all("missions", standing=standing)))
        check(f"tasks that stand `{standing}`: {len(expected)}", found == expected, len(found))
    dues = sorted({m["deadline"]["due"] for m in missions if m["deadline"]["due"]})
    for low, high in [(dues[0], dues[-1]), (dues[len(dues) // 3], dues[len(dues) // 2]), ("0001-01-01", "9999-12-31")]:
        expected = {m["id"] for m in missions if m["deadline"]["due"] and low <= m["deadline"]["due"] <= high}
        found = set(ids(program.all("missions", due_from=low, due_to=high)))
        check(f"due from {low} to {high}: {len(expected)}", found == expected, (len(found), len(expected)))
    beyond = [ids(program.all("missions", **asked)) for asked in ({"due_from": dues[0]}, {"due_to": dues[-1]})]
    dated = {m["id"] for m in missions if m["deadline"]["due"]}
    check("a task without a day is in no span of days", all(set(b) == dated for b in beyond), [len(b) for b in beyond])
    words = " ".join(missions[0]["title"].split()[:3])
    hits = [set(ids(program.all("missions", q=q))) for q in (words, folded(words), words.upper())]
    holds = hits[0] == hits[1] == hits[2] >= {m["id"] for m in missions if folded(words) in folded(m["title"])}
    check("words find the same with and without diacritics, in capitals too", holds and hits[0], hits)
    wrong = []
    for unit in whole["units"]:
        for part in ("lead", "coop"):
            named = [m for m in missions if unit["code"] in [u["code"] for u in m[part]["units"]]]
            mine = Counter(m["standing"]["group"] for m in named)
            if mine != Counter({k: v for k, v in unit[part].items() if v}):
                wrong.append((unit["code"], part, mine, unit[part]))
    check(f"the counts of all {len(whole['units'])} agencies are those of their tasks", not wrong, wrong[:1])
    for plan in whole["plans"]:
        mine = Counter(m["standing"]["group"] for m in missions if m["plan"]["id"] == plan["id"])
        rows = [sum(i["plan"]["id"] == plan["id"] for i in whole[k]) for k in ("targets", "projects")]
        told = Counter({k: v for k, v in plan["tasks"].items() if v})
        holds = mine == told and rows == [plan["targets"], plan["projects"]]
        for kind in ("missions", "targets", "projects"):
            own = {i["id"] for i in whole[kind] if i["plan"]["id"] == plan["id"]}
            holds = holds and set(ids(program.all(kind, plan=plan["id"]))) == own
        amounts = f"{sum(mine.values())} tasks, {rows[0]} targets, {rows[1]} projects"
        check(f"a plan's counts are those of its {amounts}", holds)
    for field, kind, name in [("years", "projects", "year"), ("horizon", "targets", "horizon")]:
        for year in (2026, 2030):
            expected = {i["id"] for i in whole[kind] if year in (i[field] if field == "years" else [i[field]])}
            found = set(ids(program.all(kind, **{name: year})))
            check(f"{kind} of {year}: {len(expected)}", found == expected, len(found))
