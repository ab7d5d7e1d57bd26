"""PDF as a scanner leaves it: every page is a picture of typescript, with the letters in an
invisible layer above it, either recognised by tesseract (with its errors) or exact."""

import io
import random
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

MONO = "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf"
DOTS = 200  # per inch
PAGE = (1654, 2339)  # A4


def tesseract(source, target, style):
    """The pictures, read by OCRmyPDF with tesseract's Danish model."""
    with tempfile.TemporaryDirectory() as folder:
        pictures = Path(folder) / "pictures.pdf"
        first, *rest = [picture(page, style) for page in pages_of(source, style)]
        first.save(pictures, save_all=True, append_images=rest, resolution=DOTS)
        subprocess.run(["ocrmypdf", "--quiet", "--language", "dan", "--output-type", "pdf", "--optimize", "1",
                        str(pictures), str(target)], check=True, capture_output=True)


def invisible(source, target, style):
    """The pictures with the typed lines in ReportLab's render mode 3 (neither filled nor drawn)."""
    from reportlab import rl_config

    rl_config.invariant = 1
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("Typed", MONO))
    made = canvas.Canvas(str(target), pagesize=(595, 842))
    points = 72 / DOTS
    for page in pages_of(source, style):
        made.drawImage(ImageReader(png(picture(page, style))), 0, 0, 595, 842)
        text = made.beginText()
        text.setTextRenderMode(3)
        text.setFont("Typed", style.get("points", 11))
        for line, (x, y) in placed(page, style):
            text.setTextOrigin(x * points, 842 - (y + 24) * points)
            text.textOut(line)
        made.drawText(text)
        made.showPage()
    made.save()


def pages_of(source, style):
    """The lines of the text version, page by page."""
    text = source.parent.parent / f"{source.stem}.txt"
    pages = text.read_bytes().decode(style.get("encoding", "utf-8")).replace("\r", "").split("\f")
    return [page.strip("\n").split("\n") for page in pages]


def placed(lines, style):
    """Where each line that holds letters begins, in dots from the upper left."""
    leading = round(style.get("leading", 15) * DOTS / 72)
    return [(line, (190, 200 + leading * number)) for number, line in enumerate(lines) if line.strip()]


def picture(lines, style):
    """A page typed a little askew, with specks of dust."""
    image = Image.new("L", PAGE, 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(MONO, round(style.get("points", 11) * DOTS / 72))
    for line, place in placed(lines, style):
        draw.text(place, line, font=font, fill=0)
    dust = random.Random(len(lines))
    for _ in range(120):
        x, y = dust.randrange(PAGE[0]), dust.randrange(PAGE[1])
        draw.point((x, y), fill=0)
    return image.rotate(style.get("askew", 0.3), fillcolor=255).convert("1", dither=Image.Dither.NONE)


def png(image):
    out = io.BytesIO()
    image.save(out, "PNG")
    out.seek(0)
    return out
