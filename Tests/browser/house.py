"""What the browser tests share: where the house is, how to come in, and how to say what was seen."""

import os
import re
import sys
from pathlib import Path

URL = os.environ["TIENDO_URL"]
ROOT = Path(__file__).resolve().parent.parent.parent
SHOTS = ROOT / "var" / "screenshots"
PASSWORD = "Mua-Xuan-2026-tot"

passed = 0
failed = []


def links():
    """One-time links of the first start, by role."""
    text = Path(os.environ["TIENDO_LINKS"]).read_text(encoding="utf-8")
    return {role: url for role, url in re.findall(r"\((\w+)\)\s+(http\S+)", text)}


def check(sentence, holds, seen=""):
    """Notes whether a sentence held."""
    global passed
    if holds:
        passed += 1
        print(f"  ok    {sentence}")
    else:
        failed.append(sentence)
        print(f"  FAIL  {sentence}  {seen}")


def finish():
    """Prints the count and ends the program with it."""
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)
