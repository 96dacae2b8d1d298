"""Lines of a form become blocks: banner, heading, table, paragraph. What a block looks like is each producer's own business.

A line with " | " is a table row, three spaces part columns, capitals are a heading, "1. " starts a numbered paragraph.
"""
import re


def columns(line):
    return re.split(r" {3,}", line)


def blocks(lines):
    """[(kind, content)]: banner [left, right] · heading str · table [[cell]] · columns [cell] · item (no, str) · para str."""
    out = []
    for line in lines:
        if not line.strip():
            continue
        item = re.match(r"^(\d{1,2}\.) (.*)$", line)
        if " | " in line or line.endswith(" |"):
            row = [cell.strip() for cell in line.split("|")]
            if out and out[-1][0] == "table" and len(out[-1][1][0]) == len(row) and not is_list([row]):
                out[-1][1].append(row)
            else:
                out.append(("table", [row]))
        elif not out and line.startswith("RESTRICTED"):
            out.append(("banner", columns(line)))
        elif line == line.upper() and any(c.isalpha() for c in line) and len(line) < 76:
            out.append(("heading", line))
        elif item:
            out.append(("item", item.groups()))
        elif len(columns(line)) > 1:
            out.append(("columns", columns(line)))
        else:
            out.append(("para", line))
    return out


def is_list(table):
    """A list has a heading row of its own; anything else is a form whose odd cells are labels."""
    return table[0][0] in ("No.", "Item", "Witness")
