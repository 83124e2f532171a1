#!/usr/bin/env python3
"""scale.py PROGRAM [PAGES…]: what long documents cost (15, 150, 1,500 and 15,000 pages where nothing is said). A line for each: pages,
seconds of the processor, megabytes at the most, and both for each page. Where the last column grows, something is not linear."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent


def run(command):
    """Seconds (user and system) and megabytes that the command took."""
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pages_of(pdf):
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages:\s*(\d+)", told, re.M).group(1))


def measure(program, wanted, folder):
    markdown, pdf = folder / "long.md", folder / "long.pdf"
    with markdown.open("w") as file:
        subprocess.run([sys.executable, HERE / "long_document.py", str(wanted)], stdout=file, check=True)
    seconds, megabytes = run([program, "typeset", str(markdown), "-o", str(pdf)])
    pages = pages_of(pdf)
    print(f"{pages:>7,} {seconds:>7.2f} {megabytes:>8.1f} {pdf.stat().st_size / 1e6:>8.2f} {seconds / pages * 1e6:>9.0f} {megabytes / pages * 1024:>9.1f}", flush=True)


if len(sys.argv) < 2:
    sys.exit(__doc__)
print("  pages       s       MB  PDF, MB   µs/page   KB/page")
with tempfile.TemporaryDirectory() as folder:
    for wanted in sys.argv[2:] or ["15", "150", "1500", "15000"]:
        measure(str(pathlib.Path(sys.argv[1]).resolve()), int(wanted), pathlib.Path(folder))
