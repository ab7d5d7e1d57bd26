"""PDF by Chromium and by WeasyPrint: the source is HTML already and gets a style sheet."""

import re
import subprocess
import tempfile
from pathlib import Path


from settext import positions_in


CSS = """
@page {{ size: A4; margin: {margin};
  @top-left {{ content: "{header}"; font: 9pt {font}; color: #444 }}
  @left-middle {{ content: "{key}"; writing-mode: vertical-rl; font: 6.5pt {font}; color: #666 }}
  @bottom-{side} {{ content: {footer}; font: 9pt {font}; color: #444 }} }}
{first}
body {{ font: {size} / {leading} {font}; text-align: {align}; hyphens: {hyphens}; margin: 0 }}
h1 {{ font-size: 150%; margin: 0 0 10pt; text-align: left; hyphens: manual }}
h2 {{ font-size: 115%; margin: 14pt 0 4pt; text-align: left; break-after: avoid }}
h3 {{ font-size: 100%; margin: 9pt 0 2pt; text-align: left; break-after: avoid }}
p {{ margin: 0 0 6pt }} ul, ol {{ margin: 0 0 6pt; padding-left: 18pt }}
p.letterhead {{ font-weight: bold; color: #225; text-align: left }}
p.tab span.r {{ {right} }}
{dots}
table {{ border-collapse: collapse; width: 100%; hyphens: manual; text-align: left }}
td, th {{ border: {border}; padding: 3pt 5pt; vertical-align: top; text-align: left }}
hr {{ break-after: page; border: 0; margin: 0 }}
.watermark {{ position: fixed; left: 40mm; top: 90mm; transform: rotate(-50deg); font-size: 110pt; letter-spacing: 20pt; color: #e4e4e4 }}
.sig td {{ border: 0; padding-top: 22pt }}
"""


def styled(html, style):
    """The source with its style sheet."""
    values = {"margin": "22mm 20mm 20mm", "font": "'Liberation Serif'", "size": "11pt", "leading": "1.3",
              "align": "left", "hyphens": "manual", "header": "", "footer": '""', "key": "", "side": "center", "border": "0.5pt solid #888", **style}
    first = "" if style.get("header_first") else '@page :first { @top-left { content: "" } }'
    dots = "p.tab span.r::before { content: leader('.') }" if "leader" in style else ""
    values |= {"first": first, "dots": dots, "right": "" if dots else "float: right"}
    mark = f'<div class="watermark">{style["watermark"]}</div>' if "watermark" in style else ""
    return html.replace("</head><body>", f"<style>{CSS.format(**values)}</style></head><body>{mark}")


def soften(html):
    """Soft hyphens in long words: Chromium has no Danish patterns of its own."""
    head, body = html.split("<body>")
    parts = re.split(r"(<[^>]*>)", body)
    word = re.compile(r"[a-zæøåA-ZÆØÅ]{14,}")
    soft = lambda match: "".join(("\u00ad" if n in positions_in(match.group()) else "") + c for n, c in enumerate(match.group()))
    return head + "<body>" + "".join(part if part.startswith("<") else word.sub(soft, part) for part in parts)


def chromium(source, target, style):
    html = styled(source.read_text(encoding="utf-8"), style)
    if style.get("soft"):
        html = soften(html)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", f"--user-data-dir={folder}/profile",
             "--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri()],
            check=True, capture_output=True)


def weasyprint(source, target, style):
    from weasyprint import HTML

    HTML(string=styled(source.read_text(encoding="utf-8"), {"hyphens": "auto", **style})).write_pdf(target)
