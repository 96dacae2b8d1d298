"""PDF from HTML: Chromium's and WeasyPrint's, each with a style of its own."""
import html
import subprocess
import tempfile
from pathlib import Path

from blocks import blocks, is_list

COMMON = """
body { margin: 0 } .page { break-after: page } .page:last-child { break-after: auto }
.banner { display: flex; justify-content: space-between } .banner b { font-size: 1.35em }
table { border-collapse: collapse; width: 100%; margin: 4px 0 8px }
td, th { border: 0.6pt solid #333; padding: 3px 6px; text-align: left; vertical-align: top; font-weight: normal }
th, td.label { background: #e8e8e8 } h1 { text-align: center; font-size: 1.35em; margin: 8px 0 2px } h2 { font-size: 1.02em; margin: 12px 0 3px }
.columns { margin: 4px 0 } .columns span { display: inline-block; margin-right: 2.5em } p { margin: 0 0 6px } p.law { text-align: center; font-size: 0.9em }
"""
CHROMIUM = "@page { size: A4; margin: 15mm 18mm } body { font: 10.2pt/1.32 'Liberation Serif' } .columns { border: 0.6pt solid #333; padding: 4px 6px }"
WEASY = """@page { size: A4; margin: 16mm 17mm 18mm; @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt 'DejaVu Sans' } }
body { font: 9pt/1.4 'DejaVu Sans'; text-align: justify; hyphens: auto } td { text-align: left }"""


def cells(row, head, listed):
    tag = "th" if head else "td"
    return "".join(f'<{tag}{"" if listed or at % 2 else " class=label"}>{html.escape(text)}</{tag}>' for at, text in enumerate(row))


def element(kind, what):
    e = html.escape
    if kind == "banner":
        return f'<div class="banner"><span>{e(what[0])}</span><b>{e(what[-1])}</b></div>'
    if kind == "heading":
        tag = "h1" if any(word in what for word in ("STATEMENT", "REPORT", "SCHEDULE")) else "h2"
        return f"<{tag}>{e(what)}</{tag}>"
    if kind == "table":
        listed = is_list(what)
        return "<table>" + "".join(f"<tr>{cells(row, listed and no == 0, listed)}</tr>" for no, row in enumerate(what)) + "</table>"
    if kind == "columns":
        return '<div class="columns">' + "".join(f"<span>{e(cell)}</span>" for cell in what) + "</div>"
    if kind == "item":
        return f"<h2>{e(' '.join(what))}</h2>" if what[1].isupper() else f"<p>{e(' '.join(what))}</p>"
    return f'<p{" class=law" if what.startswith("(Criminal") else ""}>{e(what)}</p>'


def page_html(truth, style):
    body = "".join('<div class="page">' + "".join(element(*block) for block in blocks(page)) + "</div>" for page in truth.pages)
    return f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{truth.head["type"]}</title><style>{COMMON}{style}</style>{body}</html>'


def chromium(truth, out):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "form.html"
        source.write_text(page_html(truth, CHROMIUM), encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", f"file://{source}"], check=True, capture_output=True)


def weasyprint(truth, out):
    from weasyprint import HTML

    HTML(string=page_html(truth, WEASY)).write_pdf(out)
