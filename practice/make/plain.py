"""Files without pages: text as a command system prints it, an e-mail, a bank's spreadsheet."""
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from truth import shown


def text(truth, out):
    Path(out).write_bytes("\r\n".join(line for page in truth.pages for line in page).encode() + b"\r\n")


def email(truth, out):
    lines = truth.pages[0]
    gap = lines.index("")
    message = EmailMessage(policy=SMTP)
    for line in lines[:gap]:
        name, value = line.split(": ", 1)
        message[name] = value
    message["Message-ID"] = "<20250317.8841@mail.example>"
    message.set_content("\n".join(lines[gap + 1 :]) + "\n", cte="quoted-printable")
    Path(out).write_bytes(message.as_bytes())


def sheet(truth, out):
    book = Workbook()
    page = book.active
    page.title = "Transactions"
    for line in truth.pages[0]:
        page.append([float(c) if c.replace(".", "", 1).isdigit() and "." in c else c for c in line.split("\t")])
    for cell in page[4]:
        cell.font = Font(bold=True)
    for column, wide in zip("ABCDE", (22, 22, 38, 30, 18)):
        page.column_dimensions[column].width = wide
    if truth.head.get("hidden"):
        aside = book.create_sheet("Lookup")
        aside.append([shown(truth.head["hidden"])])
        aside.sheet_state = "hidden"
    book.save(out)
