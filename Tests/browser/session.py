"""A person's browser without a screen: cookies, the hidden token of forms, and nothing else."""

import html
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request


class Session:
    """One signed-in (or not yet signed-in) visitor."""

    def __init__(self, base):
        self.base = base
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def open(self, path, data=None, headers=None):
        """Status, final address and body of a request; POST when data is given."""
        url = path if path.startswith("http") else self.base + path
        request = urllib.request.Request(url, data=data, headers=headers or {})
        if data is not None:
            request.add_header("Origin", self.base)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.geturl(), answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, url, error.read().decode("utf-8", "replace")

    def form(self, page, path, fields):
        """Sends fields to path with the hidden inputs of the page that shows the form."""
        body = self.open(page)[2]
        token = re.search(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', body)
        data = dict(fields)
        if token:
            data.setdefault(token.group(1), html.unescape(token.group(2)))
        return self.open(path, urllib.parse.urlencode(data).encode())

    def cookie(self):
        """The cookies as one header."""
        return "; ".join(f"{c.name}={c.value}" for c in self.jar)


def come_in(base, link, password):
    """Opens a one-time link, sets the password, and returns the signed-in session."""
    session = Session(base)
    path = urllib.parse.urlparse(link).path
    status, address, body = session.form(path, path, {"mat-khau-moi": password, "nhap-lai": password})
    if "/dang-nhap" in address or "/lien-ket" in address:
        raise SystemExit(f"could not come in: {status} {address}\n{body[:2000]}")
    return session
