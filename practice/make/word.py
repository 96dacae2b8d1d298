"""DOCX by python-docx, and PDF from the same document by LibreOffice."""
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from blocks import blocks, is_list
from truth import shown


def shade(cell, colour):
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(fill)


def field(paragraph, code):
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)
        run.font.size = Pt(8)


def deleted(paragraph, text, by):
    """A tracked deletion at the end of a paragraph: gone for the reader, still in the file."""
    change = OxmlElement("w:del")
    change.set(qn("w:id"), "901")
    change.set(qn("w:author"), by)
    change.set(qn("w:date"), "2025-03-24T16:02:00Z")
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText")
    words.set(qn("xml:space"), "preserve")
    words.text = " " + text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def table(doc, rows, small):
    grid = doc.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    grid.autofit = False
    wide = {2: (3.4, 13.4), 4: (2.7, 6.9, 2.7, 4.5)}[len(rows[0])]
    for column, width in zip(grid.columns, wide):
        column.width = Cm(width)
    listed = is_list(rows)
    for no, row in enumerate(rows):
        cells = grid.add_row().cells
        for at, text in enumerate(row):
            cells[at].width = Cm(wide[at])
            run = cells[at].paragraphs[0].add_run(text)
            run.font.size = Pt(small)
            cells[at].paragraphs[0].paragraph_format.space_after = Pt(1)
            if (listed and no == 0) or (not listed and at % 2 == 0):
                run.bold = True
                shade(cells[at], "E4E4E4")
    doc.add_paragraph().paragraph_format.space_after = Pt(2)


def build(truth, size):
    doc = Document()
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.5)
    style = doc.styles["Normal"]
    style.font.name, style.font.size = "Liberation Sans", Pt(size)
    style.paragraph_format.space_after = Pt(5)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{truth.head['type']} (2023/1)\t\tPage ").font.size = Pt(8)
    field(foot, "PAGE")
    last = None
    for no, page in enumerate(truth.pages):
        if no:
            last.add_run().add_break(WD_BREAK.PAGE)
        for kind, what in blocks(page):
            if kind == "table":
                table(doc, what, size - 0.5)
                last = doc.paragraphs[-1]
                continue
            p = last = doc.add_paragraph()
            if kind == "banner":
                p.paragraph_format.tab_stops.add_tab_stop(Cm(16.8), 2)
                p.add_run(what[0]).font.size = Pt(8)
                run = p.add_run("\t" + what[-1])
                run.bold, run.font.size = True, Pt(13)
            elif kind == "heading":
                p.add_run(what).bold = True
                if "STATEMENT" in what or "REPORT" in what:
                    p.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    p.runs[0].font.size = Pt(14)
                p.paragraph_format.space_before = Pt(6)
            elif kind == "columns":
                for at in (5.6, 11.2) if len(what) > 2 else (9,):
                    p.paragraph_format.tab_stops.add_tab_stop(Cm(at))
                p.add_run("\t".join(what))
            elif kind == "item":
                p.add_run(f"{what[0]} {what[1]}").bold = what[1].isupper()
            else:
                p.add_run(what)
                if what.startswith("(Criminal"):
                    p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if truth.head.get("hidden"):
        target = next(p for p in doc.paragraphs if "needs" in p.text)
        deleted(target, shown(truth.head["hidden"]), truth.head.get("by", "OIC"))
    props = doc.core_properties
    props.author = props.last_modified_by = truth.head.get("by", "OIC")
    props.title, props.created = truth.head["type"], datetime(2025, 3, 24, 15, 20)
    props.modified = datetime(2025, 3, 24, 16, 4)
    return doc


def docx(truth, out):
    build(truth, 10).save(out)


def libreoffice(truth, out):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "form.docx"
        build(truth, 11).save(source)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, source], check=True, capture_output=True)
        Path(out).write_bytes((Path(folder) / "form.pdf").read_bytes())


def ghostscript(truth, out):
    """What a print server leaves: LibreOffice's file distilled once more."""
    with tempfile.TemporaryDirectory() as folder:
        middle = Path(folder) / "middle.pdf"
        libreoffice(truth, middle)
        subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dCompatibilityLevel=1.5", f"-sOutputFile={out}", middle], check=True)
