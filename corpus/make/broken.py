"""Makes the broken inputs of fixtures/err: `python3 broken.py FOLDER`. Needs pikepdf, pillow and
reportlab."""

import io
import random
import sys
import zipfile
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

WORDS = ["Referat af bestyrelsesmøde den 4. maj 2021", "Til stede: Astrid Munch og Hugo Lindved", "1. Regnskab",
         "Regnskabet blev godkendt."]

ENGLISH = """Minutes of the meeting of the Harbour Committee, 4 May 2021

Present: Alice Marsh (chair), Hugh Lindwood, Rose Tanner
Apologies: Frank Oldham

1. Minutes of the last meeting
The minutes of the meeting held in April were approved without changes.

2. Budget
Hugh Lindwood presented the budget for the coming year. The committee asked for a separate account
for the repair of the northern pier, which should have been finished before the winter.

3. Next meeting
The next meeting will be held on the first of June at seven o'clock.
"""


def pdf_of(pages):
    """A PDF with a page for each list of lines; None makes a page that is a picture."""
    out = io.BytesIO()
    made = canvas.Canvas(out, pagesize=(595, 842), invariant=1)
    for lines in pages:
        if lines is None:
            made.drawImage(ImageReader(picture()), 60, 300, 470, 470)
        for number, line in enumerate(lines or []):
            made.drawString(72, 770 - 20 * number, line)
        made.showPage()
    made.save()
    return out.getvalue()


def picture():
    image = Image.new("1", (240, 240), 1)
    draw = ImageDraw.Draw(image)
    for row in range(20, 220, 14):
        draw.line((20, row, 220 - row % 5 * 12, row), fill=0, width=4)
    return image


def encrypted(data):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="havnefoged", user="fyrtaarn", R=6))
    return out.getvalue()


def zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("referat.txt"), "\n".join(WORDS))
    return out.getvalue()


def main(folder):
    text = pdf_of([WORDS])
    files = {
        "empty.txt": b"",
        "white-space.txt": b" \n\t\r\n \x0c\n  \n",
        "junk.bin": random.Random(7).randbytes(3000),
        "encrypted.pdf": encrypted(text),
        "scan.pdf": pdf_of([None]),
        "scanned-page.pdf": pdf_of([WORDS, None]),
        "truncated.pdf": text[:120],
        "zip.pdf": zipped(),
        "english.txt": ENGLISH.encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)


main(Path(sys.argv[1]))
