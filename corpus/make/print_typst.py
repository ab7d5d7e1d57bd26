"""PDF by Typst."""

import re

import blocks


def typst(source, target, style):
    import typst as compiler

    title, content = blocks.read(source)
    body = "\n\n".join(mark_up(block, style) for block in content)
    code = PREAMBLE % {"title": quoted(title), "header": quoted(style.get("header", "")), "footer": style.get("footer", ""),
                       "font": style.get("font", "Libertinus Serif"), "points": style.get("points", 10.5),
                       "justify": str(style.get("justify", True)).lower()} + body
    target.write_bytes(compiler.compile(code.encode("utf-8")))


PREAMBLE = """
#set document(title: "%(title)s", date: none)
#set page("a4", margin: (x: 24mm, y: 26mm),
  header: context if counter(page).get().first() > 1 { text(9pt)[#"%(header)s"] },
  footer: context { set align(center); set text(9pt); [%(footer)s] })
#set text(lang: "da", font: "%(font)s", size: %(points)spt, hyphenate: true, costs: (hyphenation: 20%%))
#set par(justify: %(justify)s)
#show heading: set text(size: 1em)
#show heading.where(level: 1): set text(size: 1.4em, hyphenate: false)
#show heading: set block(above: 1.4em, below: 0.7em)
"""


def quoted(text):
    return text.replace('"', '\\"')


def mark_up(block, style):
    if block.kind in ("h1", "h2", "h3"):
        return "=" * int(block.kind[1]) + " " + runs(block.runs)
    if block.kind == "li":
        depth, marker = block.extra
        indent = "  " * (depth - 1)
        if marker == "•":
            return indent + "- " + runs(block.runs)
        return f"#pad(left: 1.2em)[#h(-1.2em){escape(marker)} {runs(block.runs)}]"
    if block.kind == "table":
        cells = ", ".join(f"[{runs(cell)}]" for row in block.extra for cell in row)
        widths = ", ".join(f"{width}fr" for width in style["millimetres"])
        return f"#table(columns: ({widths}), align: left, {cells})"
    if block.kind == "break":
        return "#pagebreak()"
    if block.extra == "letterhead":
        return f"#text(weight: \"bold\", fill: rgb(\"#224\"))[{runs(block.runs)}]"
    return runs(block.runs).replace("\t", " #h(1fr) ")


def runs(parts):
    out = ""
    for text, bold, italic in parts:
        text = escape(text).replace("\n", " \\\n")
        text = f"#emph[{text}]" if italic and text.strip() else text
        out += f"#strong[{text}]" if bold and text.strip() else text
    return out


def escape(text):
    text = re.sub(r"([\\#*_`$<>@=\[\]~/+-])", r"\\\1", text)
    return re.sub(r"^(\d+)\.", r"\1\\.", text)
