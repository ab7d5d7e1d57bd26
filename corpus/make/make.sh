#!/bin/sh
# Makes the text versions and the PDFs of the corpus again from the sources in this folder.
#
#   corpus/make/make.sh            everything
#   corpus/make/make.sh byraad     one document
#
# A source is <id>.html with a few plain tags (blocks.py reads it); documents.py says how each
# text version is set and which producer prints which PDF. Typescripts and mails have no such source:
# their <id>.txt is the source, and only their PDF is made. Needed from Debian 12:
#
#   apt-get install --no-install-recommends libreoffice-writer-nogui hyphen-da chromium ghostscript \
#     texlive-latex-base texlive-latex-recommended texlive-xetex texlive-lang-european lmodern \
#     libpango-1.0-0 libpangoft2-1.0-0 libpangocairo-1.0-0 libcairo2 fonts-liberation fonts-dejavu-core \
#     tesseract-ocr tesseract-ocr-dan ocrmypdf
#
# broken.py makes the broken inputs of fixtures/err; check_gold.py looks whether what the gold asserts
# as printed stands in the documents.
#
# The packages from PyPI go into a virtual environment in VENV (a temporary folder if unset).
# The PDFs in the corpus are committed: nothing of this is needed to build or test the program.
# Some producers write the time into the PDF, so a new run gives other bytes, not other words.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
venv=${VENV:-$(mktemp -d)/venv}
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet pyphen==0.18.1 weasyprint==70.0 typst==0.15.0 \
        reportlab==5.1.0 fpdf2==2.8.9 python-docx==1.2.0 \
        cairocffi==1.7.1 pangocffi==0.14.1 pangocairocffi==0.7.1 pikepdf pillow
fi
export PYTHONDONTWRITEBYTECODE=1
"$venv/bin/python" "$here/settexts.py" "$@"
"$venv/bin/python" "$here/make.py" "$@"
"$venv/bin/python" "$here/check_gold.py"
