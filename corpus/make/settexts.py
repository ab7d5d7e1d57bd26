"""Writes the text versions: `python3 settexts.py [ID...]`."""

import sys
from pathlib import Path

import blocks
import settext
from documents import TEXT

HERE = Path(__file__).parent


def main(ids):
    for name in [name for name in TEXT if name in ids or not ids]:
        style = TEXT[name]
        _, content = blocks.read(HERE / f"{name}.html")
        text = settext.set_text(content, style)
        target = HERE.parent / f"{name}.{style.get('extension', 'txt')}"
        if style.get("twice"):  # UTF-8 that a program took for Windows-1252 and wrote as UTF-8
            text = text.encode("utf-8").decode("cp1252")
        target.write_bytes(text.encode(style.get("encoding", "utf-8")))


main(sys.argv[1:])
