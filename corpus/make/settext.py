"""Sets a source document as plain text, the way `pdftotext` or a typist would leave it:
lines of a given width with hyphens at their ends, pages with form feeds, a running header and
page numbers, blank lines between paragraphs (or between all lines)."""

import re

import pyphen

HYPHENS = pyphen.Pyphen(lang="da_DK", left=3, right=3)
BREAKABLE = re.compile(r"[a-zæøåéA-ZÆØÅ]{7,}")


def set_text(blocks, style):
    """`style`: width, hyphenate, double, page (lines), header, footer, feed, bullet, indent."""
    lines = []
    for block in blocks:
        lines += mark_down(block) if style.get("markdown") else set_block(block, style)
    while lines and not lines[0]:
        lines.pop(0)
    if style.get("double"):
        lines = [out for line in lines for out in ([line, ""] if line else [""])]
    return paginate(lines, style)


def set_block(block, style):
    width = style.get("width", 90)
    bullet = style.get("bullet", "•")
    above = [""] if style.get("blank", True) or block.kind in ("h1", "h2") else []
    if block.kind == "break":
        return ["", "\f"]
    if block.kind == "table" and "cells" in style:
        return set_cells(block.extra, style)
    if block.kind == "table":
        return ["", *set_table(block.extra, style)]
    if block.kind == "li":
        depth, marker = block.extra
        marker = {"•": bullet if depth == 1 else "o"}.get(marker, marker)
        indent = style.get("indent", 0) + 3 * (depth - 1)
        first = " " * indent + marker + " "
        rest = " " * (len(first) if style.get("hang", True) else 0)
        return [*above, *wrap(block.text, width, style, first, rest)]
    if block.kind == "p" and block.extra == "tab":
        left, _, right = block.text.partition("\t")
        gap = max(2, width - len(left) - len(right))
        return [*above, left + (gap_of(gap, style) + right if right else "")]
    indent = " " * style.get("body", 0) if block.kind == "p" and not block.extra else ""
    out = above
    for part in block.text.split("\n"):
        out = out + wrap(part.strip(), width, style, indent, indent)
    return out


def mark_down(block):
    """One block as Markdown, a paragraph on one line."""
    if block.kind in ("h1", "h2", "h3"):
        return ["", "#" * int(block.kind[1]) + " " + block.text]
    if block.kind == "li":
        return [block.extra[1].replace("•", "-") + " " + block.text]
    return ["", *(line + "  " for line in block.text.split("\n")[:-1]), block.text.split("\n")[-1]]


def gap_of(width, style):
    """Blanks, or the dots of a table of contents."""
    return " " + style["leader"] * (width - 2) + " " if "leader" in style else " " * width


def set_cells(rows, style):
    """The cells of a table one after the other, each as narrow as its column: so extractors leave
    tables whose geometry they do not look at. The heads stand on one line but for the last."""
    head, *rest = [["".join(text for text, _, _ in cell).strip() for cell in row] for row in rows]
    lines = ["", " ".join(head[:-1]), head[-1]]
    for row in rest:
        for cell, width in zip(row, style["cells"]):
            lines.append("")
            for part in cell.split("\n"):
                lines += wrap(part, width, style, "", "")
    return lines


def set_table(rows, style):
    """Columns side by side, a row as high as its highest cell, as `pdftotext -layout` has it."""
    widths = style["columns"]
    out = []
    for row in rows:
        cells = []
        for cell, width in zip(row, widths):
            text = "".join(run[0] for run in cell)
            cells.append([line for part in text.split("\n") for line in wrap(part, width, style, "", "")])
        for n in range(max(len(cell) for cell in cells)):
            line = ""
            start = 0
            for cell, width in zip(cells, widths):
                line = line.ljust(start) + (cell[n] if n < len(cell) else "")
                start += width + 3
            out.append(line.rstrip())
    return out


def wrap(text, width, style, first, rest):
    """Breaks between words, after printed hyphens and, if asked, inside words."""
    lines, line = [], first
    empty = True
    for word in text.split():
        while True:
            room = width - len(line) - (0 if empty else 1)
            if len(word) <= room:
                line += word if empty else " " + word
                empty = False
                break
            head, tail = split(word, room, style) if not empty or room > 8 else (None, word)
            if head:
                line += head if empty else " " + head
            elif empty:
                line += word
                empty = False
                break
            lines.append(line)
            line, empty, word = rest, True, tail
    lines.append(line)
    return lines


def split(word, room, style):
    """The longest head of `word` that fits with its hyphen, and what is left."""
    for cut in range(min(room, len(word) - 1), 1, -1):
        if word[cut - 1] in "-–" and word[cut:cut + 1].isalnum() and word[cut - 2].isalpha():
            return word[:cut], word[cut:]
    if not style.get("hyphenate", True):
        return None, word
    match = BREAKABLE.search(word)
    if not match:
        return None, word
    positions = [match.start() + cut for cut in positions_in(match.group())]
    fitting = [cut for cut in positions if cut + 1 <= room]
    if not fitting:
        return None, word
    cut = fitting[-1]
    hyphen = style.get("hyphen", "-")
    return word[:cut] + hyphen, word[cut:]


# Compounds that the pattern file divides in the wrong place.
DIVIDED = ["sekretariats-høringen"]
DIVIDED = {word.replace("-", ""): [word.index("-")] for word in DIVIDED}


def positions_in(word):
    """Where a word may be divided."""
    return DIVIDED.get(word) or HYPHENS.positions(word)


def paginate(lines, style):
    height = style.get("page")
    if not height:
        return "\n".join(lines).rstrip() + "\n"
    pages, page = [], []
    for line in lines:
        if line == "\f" or len(page) >= height:
            pages.append(page)
            page = []
        if line != "\f" and (page or line):
            page.append(line)
    if page:
        pages.append(page)
    out = []
    for number, page in enumerate(pages, 1):
        while page and not page[-1]:
            page.pop()
        head = style.get("header", "") if number > 1 or style.get("header_first") else ""
        foot = style.get("footer", "").format(page=number, pages=len(pages))
        if number == 1 and style.get("footer_first") is False:
            foot = ""
        if style.get("footer_center") and foot:
            foot = foot.center(style.get("width", 90)).rstrip()
        text = "\n".join(([head, ""] if head else []) + page + (["", foot] if foot else []))
        out.append(text + "\n")
    return "\f".join(out)
