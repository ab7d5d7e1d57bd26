"""PDF by pdfTeX and by XeTeX, set with babel's Danish patterns."""

import re
import subprocess
import tempfile
from pathlib import Path

import blocks

PREAMBLE = r"""\documentclass[a4paper,%(points)spt]{article}
%(fonts)s
\usepackage[danish]{babel}
\usepackage[margin=26mm]{geometry}
\usepackage{fancyhdr}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{%(rule)s}
\lhead{%(header)s}\cfoot{%(footer)s}
\setlength{\parindent}{0pt}\setlength{\parskip}{5pt plus 1pt}\setlength{\emergencystretch}{2em}
\setcounter{secnumdepth}{0}
\begin{document}
"""
FONTS = {
    "pdflatex": r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}\pdfinfoomitdate=1\pdftrailerid{}",
    "xelatex": r"\usepackage{fontspec}\setmainfont{Liberation Serif}",
}


def pdftex(source, target, style):
    tex("pdflatex", source, target, style)


def xetex(source, target, style):
    tex("xelatex", source, target, style)


def tex(engine, source, target, style):
    _, content = blocks.read(source)
    body = "\n\n".join(mark_up(block) for block in content)
    code = PREAMBLE % {"fonts": FONTS[engine], "points": style.get("points", 11), "rule": style.get("rule", "0pt"),
                       "header": escape(style.get("header", "")),
                       "footer": style.get("footer", "").replace("{page}", r"\thepage")} + body + "\n\\end{document}\n"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.tex"
        file.write_text(code, encoding="utf-8")
        for _ in range(2):
            subprocess.run([engine, "-interaction=nonstopmode", "-halt-on-error", file.name], cwd=folder,
                           check=True, capture_output=True, env={"SOURCE_DATE_EPOCH": "1704067200", "PATH": "/usr/bin:/bin", "HOME": folder})
        target.write_bytes((Path(folder) / "page.pdf").read_bytes())


def mark_up(block):
    text = runs(block.runs)
    if block.kind == "h1":
        return r"{\LARGE\bfseries\raggedright " + text + r"\par}\vspace{6pt}"
    if block.kind == "h2":
        return r"\vspace{6pt}{\large\bfseries\raggedright " + text + r"\par}\nopagebreak"
    if block.kind == "h3":
        return r"{\bfseries " + text + r"\par}\nopagebreak"
    if block.kind == "li":
        depth, marker = block.extra
        marker = r"\textbullet" if marker == "•" else escape(marker)
        return r"{\leftskip=%dmm\noindent\hspace{-5mm}\makebox[5mm][l]{%s}%s\par}" % (7 * depth, marker, text)
    if block.kind == "break":
        return r"\newpage"
    return text.replace("\t", r"\hfill ")


def runs(parts):
    out = ""
    for text, bold, italic in parts:
        text = escape(text).replace("\n", "\\\\\n")
        text = r"\emph{" + text + "}" if italic and text.strip() else text
        out += r"\textbf{" + text + "}" if bold and text.strip() else text
    return out


def escape(text):
    text = re.sub(r"([&%$#_{}])", r"\\\1", text)
    return text.replace("–", "--").replace("§", r"\S{}").replace("•", r"\textbullet{}")
