#!/usr/bin/env python3
"""How much of the real documents the generated ones reproduce, and how little of that is typed as free text.

    reproduce.py PROGRAM [--show N]

Makes the documents in a temporary folder and compares the Markdown and the text of the PDF (page furniture aside) with the sources that stand
beside this project (../shared/seeds, compared by ../shared/fidelity/fidelity.py). Where those are not there, says so and skips them.
Then counts, in paragraphs 1 to 67 of the final report, the words that come from free-text fields of the facts.
"""
import pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
DOCUMENTS = {
    "ccm-msp-2022-12": "004_b1ddce456b8bfb68.txt",
    "isu-work-plan-2021-2025": "003_f655e0fdb5be9254.txt",
    "isu-synergies-2017": "000_e4bf1b8360e972e7.txt",
    "isu-description-2012": "002_35859659d2568a24.txt",
    "isu-work-plan-2018": "001_a4193fc03d52ba90.txt",
}
MARKDOWN_LEAST, PDF_LEAST, FREE_TEXT_MOST = 99.5, 99.0, 45.0


def without_furniture(text, symbol):
    """The text of a PDF's pages without running heads and page numbers; words whole again that a line's end divided with a soft hyphen."""
    pages = []
    for page in text.split("\f"):
        lines = [l for l in page.splitlines() if l.strip()]
        kept = [l for i, l in enumerate(lines) if not (i == 0 and l.strip() == symbol) and not (i == len(lines) - 1 and re.fullmatch(r"\s*\d+\s*", l))]
        pages.append("\n".join(kept))
    return re.sub("\u00ad\n\\s*", "", "\n".join(pages))


def fidelity(source, generated, least, show):
    done = subprocess.run([sys.executable, SHARED / "fidelity/fidelity.py", SHARED / "seeds" / source, generated, "--min", str(least),
                           "--show", str(show)], capture_output=True, text=True)
    print(f"  {generated.suffix[1:]:4} at least {least}: {done.stdout.strip()}{done.stderr.strip()}")
    return done.returncode == 0


def reproduced(program, folder, show):
    fine = True
    for document, source in DOCUMENTS.items():
        print(document)
        pdf, text = folder / f"{document}.pdf", folder / f"{document}.txt"
        fine &= fidelity(source, folder / f"{document}.md", MARKDOWN_LEAST, show)
        shown = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
        symbol = re.search(r"^symbol: (.*)$", (folder / f"{document}.md").read_text(), re.M)
        text.write_text(without_furniture(shown, symbol.group(1).strip('"') if symbol else ""))
        fine &= fidelity(source, text, PDF_LEAST, show)
    return fine


def scalar_at(place, cache={}):
    """What the fact file says at file:line:column: the rest of its line, without its key, quotes and remarks."""
    file, line, column = place.rsplit(":", 2)
    lines = cache.setdefault(file, (ROOT / file).read_text().splitlines())
    return lines[int(line) - 1][int(column) - 1:].strip()


def is_free_text(place):
    """Records point to each other and hold names, dates and numbers; what remains in proceedings and requests are sentences."""
    if not re.search(r"(proceedings|requests)\.yml", place):
        return False
    value = scalar_at(place)
    return value.startswith((">", "|", '"')) or len(re.findall(r"[^\W\d_]+", value.split(",")[0] if "{" in value else value)) >= 3


def share_of_free_text(program):
    dump = subprocess.run([program, "dump", "--stage", "document", "--origins", "ccm-msp-2022-12"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    free = words = 0
    for line in dump.splitlines():
        if line.startswith(("  annex ", "annex ")):
            break
        match = re.match(r'\s*text "(.*)" <- (.*)$', line)
        if not match:
            continue
        count = len(re.findall(r"[^\W_]+", match.group(1)))
        words += count
        fact = match.group(2).partition(" / ")[2] or (match.group(2) if match.group(2).startswith("content/") else "")
        free += count if fact and is_free_text(fact) else 0
    share = 100.0 * free / max(words, 1)
    print(f"  free text: {free} of {words} words, {share:.1f} %, at most {FREE_TEXT_MOST} %")
    return words > 4000 and 0 < share <= FREE_TEXT_MOST


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    show = int(sys.argv[sys.argv.index("--show") + 1]) if "--show" in sys.argv else 0
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        subprocess.run([program, "build", *DOCUMENTS, "--output", folder], cwd=ROOT, check=True)
        fine = share_of_free_text(program)
        if (SHARED / "fidelity/fidelity.py").is_file():
            fine &= reproduced(program, folder, show)
        else:
            print("skipped: the source documents do not stand beside this project (../shared), so nothing is compared with them")
    print("1 passed, 0 failed" if fine else "0 passed, 1 failed")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
