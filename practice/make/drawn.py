"""PDF drawn directly: reportlab's flowing forms and fixed-pitch print-outs, and a letter line by line by cairo."""
import cairo
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from xml.sax.saxutils import escape

from blocks import blocks, is_list

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.6, leading=12.6, spaceAfter=5)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold", spaceBefore=5)
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=13, leading=16, alignment=1)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8.6, leading=10.6, spaceAfter=0)
LINE = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
WIDTH = A4[0] - 40 * mm


def grid(rows):
    listed = is_list(rows)
    shares = [0.08, 0.3, 0.46, 0.16] if listed and len(rows[0]) == 4 else None
    wide = [WIDTH * s for s in shares] if shares else [WIDTH / len(rows[0])] * len(rows[0])
    cells = [[Paragraph(escape(c), BOLD if listed and no == 0 else SMALL) for c in row] for no, row in enumerate(rows)]
    tint = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dddddd"))] if listed else [("BACKGROUND", (at, 0), (at, -1), colors.HexColor("#e9e9e9")) for at in range(0, len(rows[0]), 2)]
    return Table(cells, colWidths=wide, style=LINE + tint, hAlign="LEFT", spaceAfter=6, spaceBefore=3)


def flowables(page):
    for kind, what in blocks(page):
        if kind == "banner":
            yield Table([[Paragraph(escape(what[0]), SMALL), Paragraph(f"<b>{escape(what[-1])}</b>", ParagraphStyle("r", parent=BODY, alignment=2, fontSize=12))]], colWidths=[WIDTH * 0.7, WIDTH * 0.3])
        elif kind == "heading":
            yield Paragraph(escape(what), TITLE if "STATEMENT" in what or "LIST" in what or "AVAILAB" in what else BOLD)
        elif kind == "table":
            yield grid(what)
        elif kind == "columns":
            yield Table([[Paragraph(escape(c), BODY) for c in what]], colWidths=[WIDTH / len(what)] * len(what), hAlign="LEFT")
        elif kind == "item":
            yield Paragraph(escape(" ".join(what)), BODY)
        else:
            yield Paragraph(escape(what), BODY)


def chequers(canvas, _doc):
    """The banding of forms that are not disclosable."""
    canvas.setFillGray(0)
    for at in range(0, int(A4[0]), 12):
        canvas.rect(at, A4[1] - 18, 6, 6, stroke=0, fill=1)
        canvas.rect(at + 6, A4[1] - 12, 6, 6, stroke=0, fill=1)


def reportlab(truth, out):
    foot = "%s  2021/22 (1)" % truth.head["type"]

    def frame(canvas, doc):
        if truth.head["release"] == "never":
            chequers(canvas, doc)
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(20 * mm, 10 * mm, foot)
        canvas.drawRightString(A4[0] - 20 * mm, 10 * mm, f"Page {doc.page}")

    story = []
    for no, page in enumerate(truth.pages):
        story += ([PageBreak()] if no else []) + list(flowables(page))
        story.append(Spacer(1, 2))
    SimpleDocTemplate(str(out), pagesize=A4, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=14 * mm, bottomMargin=16 * mm, title=truth.head["type"]).build(story, onFirstPage=frame, onLaterPages=frame)


def print_out(truth, out):
    """A terminal's print: 10 point Courier, one line a line."""
    canvas = Canvas(str(out), pagesize=A4)
    canvas.setTitle("PNC")
    for page in truth.pages:
        text = canvas.beginText(16 * mm, A4[1] - 18 * mm)
        text.setFont("Courier", 9.4, leading=12.4)
        for line in page:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()


def letter(truth, out):
    wide, high = A4
    surface = cairo.PDFSurface(str(out), wide, high)
    pen = cairo.Context(surface)
    y = 56
    for no, line in enumerate(l for page in truth.pages for l in page):
        big = no == 0
        pen.select_font_face("Liberation Sans" if no < 2 else "Liberation Serif", cairo.FONT_SLANT_NORMAL, cairo.FONT_WEIGHT_BOLD if big else cairo.FONT_WEIGHT_NORMAL)
        pen.set_font_size(13 if big else 10.5)
        pen.set_source_rgb(*((0, 0.24, 0.5) if no < 2 else (0, 0, 0)))
        rows, now = [], ""
        for word in line.split(" "):
            trial = f"{now} {word}" if now else word
            if pen.text_extents(trial).x_advance > wide - 130:
                rows.append(now)
                now = word
            else:
                now = trial
        for row in [*rows, now]:
            if y > high - 50:
                pen.show_page()
                y = 60
            pen.move_to(65, y)
            pen.show_text(row)
            y += 14.2 if row else 7
        if no == 1:
            pen.set_line_width(0.8)
            pen.move_to(65, y - 4)
            pen.line_to(wide - 65, y - 4)
            pen.stroke()
            y += 14
    surface.finish()
