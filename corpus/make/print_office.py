"""PDF by LibreOffice, from a word-processor file that python-docx writes."""

import subprocess
import tempfile
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

import blocks


def libreoffice(source, target, style):
    title, content = blocks.read(source)
    document = docx.Document()
    document.core_properties.title = title
    set_page(document, style)
    for block in content:
        add(document, block, style)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / (target.stem + ".docx")
        document.save(file)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                        "--convert-to", "pdf", "--outdir", str(target.parent), str(file)],
                       check=True, capture_output=True)


def set_page(document, style):
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(24)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = style.get("font", "Liberation Serif"), Pt(style.get("points", 11))
    normal.paragraph_format.space_after = Pt(6)
    normal.element.get_or_add_rPr().append(element("w:lang", {"w:val": "da-DK"}))
    if style.get("hyphens", True):
        document.settings.element.insert(0, element("w:autoHyphenation", {"w:val": "true"}))
    section.different_first_page_header_footer = not style.get("header_first", False)
    section.header.paragraphs[0].text = style.get("header", "")
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT if style.get("side") == "right" else WD_ALIGN_PARAGRAPH.CENTER
    add_fields(foot, style.get("footer", ""))
    if style.get("footer_first"):
        add_fields(section.first_page_footer.paragraphs[0], style["footer"])


def add_fields(paragraph, pattern):
    """"Side {page} af {pages}" with the numbers as fields."""
    rest = pattern
    while rest:
        before, brace, rest = rest.partition("{")
        paragraph.add_run(before)
        if not brace:
            return
        name, _, rest = rest.partition("}")
        code = {"page": "PAGE", "pages": "NUMPAGES"}[name]
        run = paragraph.add_run()
        for kind in ("begin", None, "end"):
            part = element("w:fldChar", {"w:fldCharType": kind}) if kind else element("w:instrText", {})
            if not kind:
                part.text = code
            run._r.append(part)


def element(name, attributes):
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


def add(document, block, style):
    if block.kind == "table":
        return add_table(document, block.extra, style)
    if block.kind == "break":
        return document.add_page_break()
    if block.kind == "li":
        depth, marker = block.extra
        name = ("List Bullet" if marker == "•" else "Normal") + (" 2" if depth > 1 and marker == "•" else "")
        paragraph = document.add_paragraph(style=name)
        if marker != "•":
            paragraph.paragraph_format.left_indent = Mm(7 * depth)
            paragraph.paragraph_format.first_line_indent = Mm(-6)
            paragraph.add_run(marker + "\t")
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(7 * depth))
    else:
        paragraph = document.add_paragraph()
    heading = block.kind in ("h1", "h2", "h3")
    if block.kind == "p" and block.extra == "tab":
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT)
    elif block.kind in ("p", "li") and block.extra != "letterhead" and style.get("justify"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for text, bold, italic in block.runs:
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or heading, italic
        if block.kind == "h1":
            run.font.size = Pt(15)
    if heading:
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(10)


def add_table(document, rows, style):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.autofit = False
    for column, width in zip(table.columns, style["millimetres"]):
        column.width = Mm(width)
    table.style = "Table Grid" if style.get("grid", True) else "Normal Table"
    # The head of the table comes again on every page.
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader", {"w:val": "true"}))
    for line, row in zip(table.rows, rows):
        for cell, runs, width in zip(line.cells, row, style["millimetres"]):
            cell.width = Mm(width)
            for text, bold, italic in runs:
                run = cell.paragraphs[0].add_run(text)
                run.bold, run.italic = bold, italic
    document.add_paragraph()
