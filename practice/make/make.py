#!/usr/bin/python3
"""make.py [SLUG ...]: turns practice/SLUG/truth/*.txt into practice/SLUG/documents/*. README.md says what it needs."""
import re
import subprocess
import sys
from pathlib import Path

import drawn
import plain
import truth
import web
import word

HERE = Path(__file__).resolve().parent.parent
PRODUCERS = {
    "docx": word.docx, "libreoffice": word.libreoffice, "ghostscript": word.ghostscript,
    "chromium": web.chromium, "weasyprint": web.weasyprint,
    "reportlab": drawn.reportlab, "print": drawn.print_out, "cairo": drawn.letter,
    "text": plain.text, "email": plain.email, "sheet": plain.sheet,
}


def squash(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def missing(source, made):
    """How many marked values pdftotext does not give back from a PDF."""
    got = squash(subprocess.run(["pdftotext", made, "-"], capture_output=True, text=True, check=True).stdout)
    return sum(squash(value) not in got for value in truth.values(source))


def main(slugs):
    for slug in slugs or sorted(p.parent.name for p in HERE.glob("*/truth")):
        folder = HERE / slug / "documents"
        folder.mkdir(exist_ok=True)
        for source in sorted((HERE / slug / "truth").glob("*.txt")):
            one = truth.read(source)
            made = folder / one.head["file"]
            PRODUCERS[one.head["producer"]](one, made)
            note = f"{missing(source, made)} marks not given back by pdftotext" if made.suffix == ".pdf" else ""
            print(f"{slug}/{made.name}: {made.stat().st_size} bytes {note}")


main(sys.argv[1:])
