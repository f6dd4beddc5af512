"""A program that reads the API with a token, and what its answers are held to."""

import html
import re
import unicodedata

import requests

from house import URL

KINDS = {
    "documents": "Document", "plans": "Plan", "missions": "Mission", "targets": "Target", "projects": "Project",
    "units": "Unit",
}


class Program:
    """A program that reads with a token, and may say other things in its headers."""

    def __init__(self, token=None, **headers):
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers.update(headers)
        if token:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def ask(self, path, method="GET", **more):
        return self.session.request(method, URL + path, timeout=30, allow_redirects=False, **more)

    def page(self, kind, **asked):
        answer = self.ask(f"/api/v1/{kind}", params=asked)
        answer.raise_for_status()
        return answer.json()

    def all(self, kind, **asked):
        """Every item of a list, walked by its cursors."""
        items, page = [], self.page(kind, **asked)
        while True:
            items += page["items"]
            if page["next"] is None or len(items) > 100_000:
                return items
            page = self.page(kind, **asked, cursor=page["next"])


def issue(person, name):
    """A new token of a person, and the address that takes it back."""
    before = set(re.findall(r'action="(/toi/khoa/[^"]+/huy)"', person.open("/toi")[2]))
    body = person.form("/toi", "/toi/khoa", {"ten": name, "so-ngay": "30"})[2]
    secret = re.search(r'<code class="hash">([^<]+)</code>', body)
    made = [a for a in re.findall(r'action="(/toi/khoa/[^"]+/huy)"', body) if a not in before]
    return (html.unescape(secret.group(1)) if secret else ""), (made[0] if made else "")


def is_problem(answer, status):
    """Whether an answer is a problem of RFC 9457 of this status."""
    if answer.status_code != status or answer.headers.get("Content-Type") != "application/problem+json":
        return False
    told = answer.json()
    return told["status"] == status and bool(told["type"]) and bool(told["title"])


def seen(answer):
    return f"{answer.status_code} {answer.headers.get('Content-Type')} {answer.text[:200]}"


def folded(text):
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def ids(items):
    return [item.get("id", item.get("code")) for item in items]
