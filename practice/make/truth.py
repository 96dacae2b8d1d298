"""Truth files: front matter, then text with marks {{VERDICT|category|whose|text}}. Gives what the document shows; knows no format."""
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

MARK = re.compile(r"\{\{[RKA]\|[a-z]+\|[^|{}]*\|([^{}]*)\}\}")
PAGE = re.compile(r"^=== page(?::[^=]*)? ?===\s*$")


@dataclass(frozen=True)
class Truth:
    head: dict
    """Front matter; `producer` says which tool makes the file, `hidden` a line that a reader does not see."""
    pages: list = field(default_factory=list)
    """Pages of lines as shown, without marks."""


def shown(text):
    """The text without its marks."""
    return MARK.sub(r"\1", text)


def read(path):
    _, head, body = re.split(r"^---[ \t]*\n", Path(path).read_text(encoding="utf-8"), maxsplit=2, flags=re.M)
    pages = [[]]
    for line in body.rstrip("\n").split("\n"):
        if PAGE.match(line):
            pages.append([])
        else:
            pages[-1].append(shown(line).rstrip())
    return Truth(yaml.safe_load(head), pages)


def values(path):
    """Every marked value of a truth file, for the maker's own check."""
    text = Path(path).read_text(encoding="utf-8")
    return MARK.findall(text)
