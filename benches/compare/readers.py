"""One contender that is a Python library: reads all PDFs of a folder into text files.

    readers.py LIBRARY FOLDER OUT
"""

import importlib.util
import sys
from pathlib import Path


def pymupdf(path):
    import pymupdf

    with pymupdf.open(path) as document:
        return "\f".join(page.get_text() for page in document)


def pdfminer(path):
    from pdfminer.high_level import extract_text

    return extract_text(path)


def kreuzberg(path):
    from kreuzberg import extract_file_sync

    return extract_file_sync(str(path)).content


def docling(path, converter=[]):
    if not converter:
        from docling.document_converter import DocumentConverter

        converter.append(DocumentConverter())
    return converter[0].convert(path).document.export_to_text()


LIBRARIES = {reader.__name__: reader for reader in (pymupdf, pdfminer, kreuzberg, docling)}


def is_installed(library):
    return importlib.util.find_spec(library) is not None


def main(library, folder, out):
    for number, path in enumerate(sorted(Path(folder).rglob("*.pdf"))):
        text = LIBRARIES[library](path)
        Path(out, f"{number}.txt").write_text(text, errors="replace")


if __name__ == "__main__":
    main(*sys.argv[1:])
