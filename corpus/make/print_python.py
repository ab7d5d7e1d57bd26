"""PDF by ReportLab and by fpdf2, the two libraries that programs use to print minutes."""

import blocks
from settext import positions_in
import re

DEJAVU = "/usr/share/fonts/truetype/dejavu/DejaVuSans"
LIBERATION = "/usr/share/fonts/truetype/liberation/LiberationSans"


def reportlab(source, target, style):
    from reportlab import rl_config

    rl_config.invariant = 1
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont("Body", LIBERATION + "-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("Bold", LIBERATION + "-Bold.ttf"))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Bold", italic="Body", boldItalic="Bold")
    title, content = blocks.read(source)
    base = ParagraphStyle("base", fontName="Body", fontSize=10, leading=13.5, spaceAfter=5,
                          alignment=4 if style.get("justify") else 0, hyphenationLang="da_DK",
                          hyphenationMinWordLength=8, embeddedHyphenation=1)
    story = []
    for block in content:
        if block.kind == "break":
            story.append(PageBreak())
            continue
        heading = block.kind[0] == "h"
        size = {"h1": 15, "h2": 11.5, "h3": 10}.get(block.kind, 10)
        made = ParagraphStyle("made", base, fontSize=size, leading=size * 1.35, spaceBefore=8 if heading else 0,
                              keepWithNext=heading, alignment=0 if heading else base.alignment,
                              leftIndent=14 * block.extra[0] if block.kind == "li" else 0, bulletIndent=3,
                              hyphenationLang="" if heading else "da_DK")
        text = "".join(f"<b>{plain(t)}</b>" if bold or heading else plain(t) for t, bold, _ in block.runs)
        bullet = block.extra[1] if block.kind == "li" else None
        story.append(Paragraph(text.replace("\t", "&nbsp;" * 6), made, bulletText=bullet))

    def furniture(canvas, document):
        canvas.setFont("Body", 8)
        if document.page > 1:
            canvas.drawString(22 * mm, 285 * mm, style.get("header", ""))
        canvas.drawRightString(188 * mm, 12 * mm, style.get("footer", "").format(page=document.page))

    SimpleDocTemplate(str(target), pagesize=A4, leftMargin=22 * mm, rightMargin=22 * mm, title=title,
                      topMargin=24 * mm, bottomMargin=22 * mm).build(story, furniture, furniture)


def plain(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>")


def fpdf2(source, target, style):
    import datetime

    from fpdf import FPDF

    class Pages(FPDF):
        def header(self):
            if self.page_no() > 1 and style.get("header"):
                self.set_font("Body", "", 8)
                self.cell(0, 6, style["header"], new_x="LMARGIN", new_y="NEXT")
                self.ln(4)

        def footer(self):
            self.set_y(-16)
            self.set_font("Body", "", 8)
            self.cell(0, 8, style.get("footer", "").format(page=self.page_no()), align="C")

    title, content = blocks.read(source)
    pdf = Pages(format="A4")
    pdf.set_creation_date(datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc))
    pdf.set_title(title)
    pdf.add_font("Body", "", DEJAVU + ".ttf")
    pdf.add_font("Body", "B", DEJAVU + "-Bold.ttf")
    pdf.set_margins(24, 22, 24)
    pdf.set_auto_page_break(True, 22)
    pdf.add_page()
    for block in content:
        if block.kind == "break":
            pdf.add_page()
            continue
        heading = block.kind[0] == "h"
        size = {"h1": 15, "h2": 11, "h3": 10}.get(block.kind, 10)
        pdf.ln(4 if heading else 0)
        text = "".join(("**" + t + "**" if bold and t.strip() else t) for t, bold, _ in block.runs)
        pdf.set_font("Body", "B" if heading else "", size)
        if block.kind == "li":
            pdf.set_x(24 + 5 * block.extra[0])
            pdf.cell(6, 5.2, block.extra[1])
        pdf.multi_cell(0, 5.2, softened(text.replace("\t", "    ")), markdown=True, align="L" if heading else style.get("align", "L"), new_x="LMARGIN", new_y="NEXT")
        pdf.ln(1.5)
    pdf.output(str(target))


def softened(text):
    """Soft hyphens where a long word may be divided."""
    soft = lambda match: "".join(("\u00ad" if n in positions_in(match.group()) else "") + c for n, c in enumerate(match.group()))
    return re.sub(r"[a-zæøå]{9,}", soft, text)
