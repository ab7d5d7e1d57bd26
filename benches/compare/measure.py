"""Runs the contenders on one folder of PDFs and prints a table: see ../compare.sh."""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import readers

REFERENCE = "pdftotext, a process per file"
SLOW = 30  # seconds; who takes longer is measured once
OUT = "OUT"  # in a command: a new folder each time


@dataclass
class Contender:
    name: str
    threads: int
    command: list
    times: list = field(default_factory=list)
    cpu: list = field(default_factory=list)
    memory: int = 0


def referat(program, folder, kind, threads):
    what = "" if kind == "pdf" else " of text"
    return Contender(f"referat, {threads} thread{'s' * (threads > 1)}{what}", threads, [
        program, "extract", folder, "-o", OUT, "--keep-duplicates", "--quiet",
        "--include", f"*.{kind}", "--jobs", str(threads),
    ])


def contenders(folder, program, work):
    files = sorted(folder.rglob("*.pdf"))
    (work / "list").write_bytes(b"\0".join(os.fsencode(path) for path in files))
    found = [referat(program, folder, "pdf", threads) for threads in (1, 2)]
    if shutil.which("pdftotext"):
        copies = work / "copies"  # pdftotext writes beside its file
        copies.mkdir()
        for number, path in enumerate(files):
            shutil.copy(path, copies / f"{number}.pdf")
        names = b"\0".join(os.fsencode(path) for path in copies.iterdir())
        (work / "copied").write_bytes(names)
        for threads in (1, 2):
            name = REFERENCE + (f", {threads} at a time" if threads > 1 else "")
            each = ["xargs", "-0", "-a", work / "copied", "-n1", f"-P{threads}", "pdftotext"]
            found.append(Contender(name, threads, each))
        merged = merge(files, work)
        if merged:
            command = ["pdftotext", merged, work / "merged.txt"]
            found.append(Contender("pdftotext, all in one file", 1, command))
    else:
        print("notice: pdftotext (poppler-utils) is not here and is left out")
    for library in readers.LIBRARIES:
        if readers.is_installed(library):
            command = [sys.executable, readers.__file__, library, folder, OUT]
            found.append(Contender(library, 1, command))
    return files, found


def merge(files, work):
    merged = work / "merged.pdf"
    done = shutil.which("pdfunite") and subprocess.run(
        ["pdfunite", *files, merged], capture_output=True
    )
    if done and done.returncode == 0:
        return merged
    print("notice: pdfunite does not merge these, the row is left out")
    return None


def timed(contender, work):
    process, begun = start(contender, work)
    _, status, usage = os.wait4(process.pid, 0)
    contender.times.append(time.monotonic() - begun)
    contender.cpu.append(usage.ru_utime + usage.ru_stime)
    if status >> 8 not in (0, 1, 123):  # referat and xargs: something was wrong with some file
        sys.exit(f"{contender.name} failed: {contender.command}")


def start(contender, work):
    out = tempfile.mkdtemp(dir=work)  # a new one: file systems are slow where much was just deleted
    cores = sorted(os.sched_getaffinity(0))[: contender.threads]
    begun = time.monotonic()
    process = subprocess.Popen(
        [out if part == OUT else str(part) for part in contender.command],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )
    return process, begun


def weigh(contender, work):
    """Peak of the memory of all its processes; what they share counts once."""
    process, _ = start(contender, work)
    while process.poll() is None:
        contender.memory = max(contender.memory, memory(process.pid))
        time.sleep(0.02)


def memory(pid):
    total, family = 0, [pid]
    while family:
        pid = family.pop()
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += int(re.search(r"^Pss:\s+(\d+) kB", text, re.M).group(1))
            for task in Path(f"/proc/{pid}/task").iterdir():
                family += map(int, (task / "children").read_text().split())
        except (OSError, AttributeError):
            pass  # it has ended
    return total / 1000


def pages(files):
    """As pdfinfo counts them, or 0 where it is not there."""
    if not shutil.which("pdfinfo"):
        return 0
    count = 0
    for path in files:
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, errors="replace")
        found = re.search(r"^Pages:\s+(\d+)", told.stdout, re.M)
        count += int(found.group(1)) if found else 0
    return count


def table(files, page_count, found):
    reference = next((one for one in found if one.name == REFERENCE), found[0])
    print(f"| what | documents/s | pages/s | times {REFERENCE} | CPU s | peak memory, MB |")
    print("|---|---|---|---|---|---|")
    for one in found:
        best = min(one.times)
        print(
            f"| {one.name} | {len(files) / best:.1f} | {page_count / best:.0f} "
            f"| {min(reference.times) / best:.2f} | {min(one.cpu):.2f} | {one.memory:.0f} |"
        )
    one, two = (min(contender.times) for contender in found[:2])
    print(f"\nTwo threads of referat: {one / two:.2f} times one.")


def text_table(folder, found):
    sizes = [path.stat().st_size for path in folder.rglob("*.txt")]
    print(f"\n{len(sizes)} text files, {sum(sizes) / 1e6:.1f} MB\n")
    print("| what | documents/s | MB/s | CPU s | peak memory, MB |\n|---|---|---|---|---|")
    for one in found:
        best = min(one.times)
        print(
            f"| {one.name} | {len(sizes) / best:.0f} | {sum(sizes) / 1e6 / best:.2f} "
            f"| {min(one.cpu):.2f} | {one.memory:.0f} |"
        )


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.machine()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--only", default="", help="contenders whose names begin so")
    arguments.add_argument("--text", type=Path, help="a folder of text files, for referat alone")
    arguments = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir="target") as work:
        work = Path(work)
        files, found = contenders(arguments.folder, arguments.program, work)
        found = [one for one in found if one.name.startswith(arguments.only)]
        page_count = pages(files)
        texts = []
        if arguments.text:
            texts = [referat(arguments.program, arguments.text, "txt", jobs) for jobs in (1, 2)]
        for number in range(arguments.rounds):
            for one in found + texts:
                if number == 0 or one.times[0] < SLOW:
                    timed(one, work)
        for one in found + texts:
            weigh(one, work)
        print(
            f"{time.strftime('%Y-%m-%d')}, {len(os.sched_getaffinity(0))} cores of {processor()}, "
            f"load {os.getloadavg()[1]:.1f}, best of {arguments.rounds}: "
            f"{len(files)} PDFs, {page_count} pages\n"
        )
        table(files, page_count, found)
        if texts:
            text_table(arguments.text, texts)


if __name__ == "__main__":
    main()
