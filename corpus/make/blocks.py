"""Reads a source document (a small part of HTML) into a list of blocks.

A block is (kind, runs, extra). Kinds: h1, h2, h3, p, li, table, break. Runs are
(text, bold, italic) triples; "\n" inside a run's text is a printed line break. `extra` is the
class of a paragraph, (depth, marker) of a list item, or the rows of a table, each cell a list
of runs.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

TEXT_TAGS = {"h1", "h2", "h3", "p", "li", "td", "th"}


@dataclass
class Block:
    kind: str
    runs: list = field(default_factory=list)
    extra: object = None

    @property
    def text(self):
        return "".join(text for text, _, _ in self.runs).strip(" ")


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks, self.lists, self.title = [], [], ""
        self.bold = self.italic = 0
        self.right = False
        self.open = None  # list of runs being filled
        self.in_title = False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ("ul", "ol"):
            self.open = None
            self.lists.append([tag, int(attrs.get("start", 1)), attrs.get("class", "")])
        elif tag == "li":
            listed = self.lists[-1]
            marker = "•" if listed[0] == "ul" else f"{listed[1]}."
            if listed[2] == "dash":
                marker = "-"
            if listed[2] == "box":  # "[x] " stands in the text
                marker = "-"
            if listed[2] == "paren":
                marker = f"{listed[1]})"
            listed[1] += 1
            self.start(Block("li", extra=(len(self.lists), marker)))
        elif tag in ("h1", "h2", "h3", "p"):
            self.start(Block(tag, extra=attrs.get("class", "")))
        elif tag == "table":
            self.blocks.append(Block("table", extra=[]))
        elif tag == "tr":
            self.blocks[-1].extra.append([])
        elif tag in ("td", "th"):
            cell = []
            self.blocks[-1].extra[-1].append(cell)
            self.open = cell
            self.bold += tag == "th"
        elif tag == "br":
            self.add("\n")
        elif tag == "hr":
            self.blocks.append(Block("break", extra=attrs.get("class", "")))
        elif tag == "b":
            self.bold += 1
        elif tag == "i":
            self.italic += 1
        elif tag == "span":
            self.add("\t")
        elif tag == "title":
            self.in_title = True

    def start(self, block):
        self.blocks.append(block)
        self.open = block.runs

    def handle_endtag(self, tag):
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag in TEXT_TAGS:
            self.open = None
            self.bold -= tag == "th"
        elif tag == "b":
            self.bold -= 1
        elif tag == "i":
            self.italic -= 1
        elif tag == "title":
            self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.title += data
        elif self.open is not None:
            data = " ".join(data.replace("\n", " ").split(" ")) if data.strip() else (" " if self.open else "")
            if data:
                self.add(data.replace("\n", " "))

    def add(self, text):
        if self.open is not None:
            self.open.append((text, self.bold > 0, self.italic > 0))


def read(path):
    """The document's title and its blocks."""
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    for block in reader.blocks:
        trim(block.runs)
    return reader.title, reader.blocks


def trim(runs):
    """Takes white space off both ends of a block's runs."""
    while runs and not runs[-1][0].strip(" "):
        runs.pop()
    if runs:
        text, bold, italic = runs[-1]
        runs[-1] = (text.rstrip(" "), bold, italic)
