"""Prints the PDFs of the corpus: `python3 make.py [ID...]`. See make.sh."""

import sys
from pathlib import Path

import print_html
import print_office
import print_pipe
import print_python
import print_scan
import print_tex
import print_typst

HERE = Path(__file__).parent

PRODUCERS = {
    "libreoffice": print_office.libreoffice,
    "chromium": print_html.chromium,
    "weasyprint": print_html.weasyprint,
    "typst": print_typst.typst,
    "reportlab": print_python.reportlab,
    "fpdf2": print_python.fpdf2,
    "pdftex": print_tex.pdftex,
    "xetex": print_tex.xetex,
    "cairo": print_pipe.cairo,
    "ghostscript": print_pipe.ghostscript,
    "tesseract": print_scan.tesseract,
    "invisible": print_scan.invisible,
}


def main(ids):
    from documents import PDF

    for name in [name for name in PDF if name in ids or not ids]:
        producer, style = PDF[name]
        PRODUCERS[producer](HERE / f"{name}.html", HERE.parent / f"{name}.pdf", style)
        print(name, producer)


if __name__ == "__main__":
    main(sys.argv[1:])
