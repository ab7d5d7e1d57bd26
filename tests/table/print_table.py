"""A table as PDF by Typst or ReportLab: print_table.py LIBRARY TABLE.json OUT.pdf"""

import json
import re
import sys
from pathlib import Path

WIDTHS = [20, 22, 44, 14]


def typst(table):
    import typst as compiler

    stroke = {"all": "0.5pt", "rows": "(bottom: 0.5pt + gray)", "none": "none"}[table["rules"]]
    head = ", ".join(f"[*{head}*]" for head in table["head"])
    cells = ", ".join("[" + " #parbreak() ".join(map(plain, cell)) + "]" for row in table["rows"] for cell in row)
    widths = ", ".join(f"{width}fr" for width in WIDTHS)
    code = f"""
#set document(date: none)
#set page("a4", margin: 15mm)
#set text(lang: "da", size: 9pt, hyphenate: true)
#set smartquote(enabled: false)
#set par(justify: true)
= {table["title"]}
#table(columns: ({widths}), align: left, stroke: {stroke}, table.header({head}), {cells})"""
    return compiler.compile(code.encode("utf-8"))


def plain(text):
    """Text without marks that mean something to Typst."""
    return re.sub(r"([\\#*_`$<>@=\[\]~/+-])", r"\\\1", text)


def reportlab(table):
    from io import BytesIO
    from xml.sax.saxutils import escape

    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    body = ParagraphStyle("body", fontName="Helvetica", fontSize=7, leading=8.5, spaceAfter=4)
    bold = ParagraphStyle("bold", parent=body, fontName="Helvetica-Bold")
    rules = {"all": [("GRID", (0, 0), (-1, -1), 0.5, colors.grey)],
             "rows": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)], "none": []}[table["rules"]]
    rows = [[Paragraph(head, bold) for head in table["head"]]]
    rows += [[[Paragraph(escape(paragraph), body) for paragraph in cell] for cell in row] for row in table["rows"]]
    width = (A4[0] - 60) / sum(WIDTHS)
    set_rows = Table(rows, [width * part for part in WIDTHS], repeatRows=1,
                     style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *rules])
    file = BytesIO()
    page = SimpleDocTemplate(file, pagesize=A4, leftMargin=30, rightMargin=30, invariant=1)
    page.build([Paragraph(table["title"], bold), set_rows])
    return file.getvalue()


if __name__ == "__main__":
    library, data, target = sys.argv[1:]
    read = json.loads(Path(data).read_text(encoding="utf-8"))
    Path(target).write_bytes({"typst": typst, "reportlab": reportlab}[library](read))
