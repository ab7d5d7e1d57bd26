"""PDF by cairo and pango (from the text version) and by Ghostscript (a PDF of another
producer, distilled again)."""

import subprocess
import tempfile
from pathlib import Path


def cairo(source, target, style):
    """Prints the lines of the text version as they are, a page at a time."""
    import cairocffi
    import pangocairocffi

    text = source.parent.parent / f"{source.stem}.txt"
    printed = text.read_bytes().decode(style.get("encoding", "utf-8")).replace("\r", "")
    surface = cairocffi.PDFSurface(str(target), 595, 842)
    context = cairocffi.Context(surface)
    height = style.get("lines", 56)
    pages = [page.split("\n") for page in printed.split("\f")]
    for lines in [page[start:start + height] for page in pages for start in range(0, len(page), height)]:
        layout = pangocairocffi.create_layout(context)
        layout.apply_markup(f"<span font='{style.get('font', 'DejaVu Sans Mono')} {style.get('points', 7)}'>" + escaped(lines) + "</span>")
        context.move_to(56, 60)
        pangocairocffi.show_layout(context, layout)
        surface.show_page()
    surface.finish()


def escaped(lines):
    return "\n".join(lines).replace("&", "&amp;").replace("<", "&lt;")


def ghostscript(source, target, style):
    """Distils the PDF that the style's `first` producer makes."""
    from make import PRODUCERS

    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / f"{target.stem}.pdf"
        PRODUCERS[style["first"]](source, first, style)
        subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dCompatibilityLevel=1.4", "-sDEVICE=pdfwrite",
                        f"-sOutputFile={target}", str(first)], check=True, capture_output=True)
