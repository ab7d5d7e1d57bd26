"""Whether every string that the gold asserts as printed stands in its document: `python3
check_gold.py`. Prints those that do not."""

import json
import re
from pathlib import Path

HERE = Path(__file__).parent
ENCODINGS = {"vandvaerk": "cp850", "skytte": "mac_roman", "rideklub": "iso-8859-1"}
PRINTED = {"text", "title", "name", "label", "speaker_text", "item_type_mark", "location", "organization", "case_number"}


def main():
    for gold in sorted((HERE.parent / "gold").glob("*.json")):
        words = source(gold.stem)
        for path, value in strings(json.loads(gold.read_text(encoding="utf-8")), ""):
            bare = re.sub(r"^\d+\. ", "", value)  # the number of a list item is not in the source
            if " ".join(bare.split()) not in words:
                print(gold.stem, path, repr(value))


def source(name):
    """The words of the source without its tags, or of the text version where there is no other."""
    html = HERE / f"{name}.html"
    if html.exists():
        text = re.sub(r"<[^>]*>", " ", html.read_text(encoding="utf-8")).replace("&amp;", "&")
    else:
        text = (HERE.parent / f"{name}.txt").read_bytes().decode(ENCODINGS.get(name, "utf-8"))
        text = re.sub(r"-\r?\n\s*(?=[a-zæøå])", "", text)
    return " ".join(text.split())


def strings(value, path):
    """The printed strings of a record and where they stand."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key in PRINTED and isinstance(below, str):
                yield f"{path}/{key}", below
            else:
                yield from strings(below, f"{path}/{key}")
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from strings(below, f"{path}/{index}")


main()
