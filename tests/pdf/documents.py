#!/usr/bin/env python3
"""Whole documents as other readers see them: documents.py PROGRAM WORK-FOLDER

A case is a folder of cases/documents/ with input.md and, where it has one, its own style (templates/styles/<case>.yml). Held are the structure as poppler reads it (structure.txt: pdfinfo -struct-text;
its order is that in which the document is read aloud), what the file says of itself, in Info and XMP alike (about.txt), and the words, in
their order, as pdftotext and MuPDF's mutool copy them out (words.txt). Each line of said.txt is what must be found in the order in which it is
read, words divided at a line's end whole: by pdf.js, and by pdftotext, with and without -raw. MuPDF's mutool does not turn Arabic round, nor does pdftotext turn figures and
stops amid Arabic, or with -raw the order of words: of that they are not asked. RAPPORTEUR_ACCEPT=1 writes what is not met anew. The documents
of content/ must be sound to qpdf and what their facts make (`verify`), and all readers must find the same words in them. The third reader is Mozilla's pdf.js, from npm's registry, in the work folder; where it cannot be
had, this says so aloud.
"""
import os, pathlib, re, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
passed = failed = 0


def output(*command):
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    return done.stdout if done.returncode == 0 else f"ended with {done.returncode}\n{done.stdout}{done.stderr}"


def hold(what, good, words=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"{what}: {words}")


def hold_file(file, actual):
    expected = file.read_text() if file.is_file() else ""
    if actual != expected and os.environ.get("RAPPORTEUR_ACCEPT"):
        file.write_text(actual)
        expected = actual
    hold(file.relative_to(HERE), actual == expected, f"expected\n{expected}\nactual\n{actual}")


def words_of(text):
    """Hyphens that only end a line belong to no word; where a reader puts its blanks around punctuation is its own affair."""
    text = re.sub("\u00ad\\s*", "", text)
    return re.sub(r"\s+", " ", text).strip()


def words_by_poppler(pdf):
    return words_of(output("pdftotext", "-raw", str(pdf), "-"))


def words_by_mutool(pdf):
    return words_of(output("mutool", "draw", "-q", "-F", "txt", str(pdf)))


MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")    # of direction: poppler adds them
LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def missing_words(said, pdf, javascript):
    """What a reader does not find of a line."""
    plain = squeezed(MARKS.sub("", output("pdftotext", str(pdf), "-")))
    raw = MARKS.sub("", words_by_poppler(pdf)).split()
    by_javascript = words_of(output("node", str(javascript / "words.mjs"), str(pdf))) if javascript else None
    for line in said.read_text().splitlines():
        mixed = LEFTWARDS.search(line)
        if not (mixed and re.search("[0-9:\u060c]", line)) and squeezed(line) not in plain:
            yield "by pdftotext: " + line
        if mixed and (lost := [w for w in re.findall("[\u05d0-\u060b\u0620-\u064a]+", line) if not any(w in word for word in raw)]):
            yield "by pdftotext -raw: " + " ".join(lost)
        if not mixed and words_of(line) not in " ".join(raw):
            yield "by pdftotext -raw: " + line
        if by_javascript and not (words_of(line) in by_javascript or not mixed and squeezed(line) in squeezed(by_javascript)):
            yield "by pdf.js: " + line


def pdfjs(work):
    """The folder where pdf.js can be run; none where it cannot be had."""
    source = HERE / "pdfjs"
    if shutil.which("node") and shutil.which("npm"):
        work.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "words.mjs"):
            shutil.copy(source / name, work / name)
        if (work / "node_modules/pdfjs-dist/legacy/build/pdf.mjs").is_file():
            return work
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--omit=optional"], cwd=work, capture_output=True, text=True)
        if done.returncode == 0:
            return work
        print("NOT TESTED: words by pdf.js: npm: " + (done.stderr.strip().splitlines() or ["no word"])[-1])
    else:
        print("NOT TESTED: words by pdf.js: node and npm are not installed")
    return None


def squeezed(text):
    """pdf.js leaves a line's last hyphen out and its end in; what it finds is compared without blanks."""
    return re.sub("[\\s\u00ad]+", "", text)


def about(pdf):
    info = "".join(l + "\n" for l in output("pdfinfo", "-isodates", str(pdf)).splitlines() if re.match("Title|Author|Subject|Producer|CreationDate|ModDate|Tagged|Pages", l))
    xmp = "".join(l + "\n" for l in output("pdfinfo", "-meta", str(pdf)).splitlines() if re.search("<(dc|xmp|pdf|pdfaid|pdfuaid):", l))
    return info + xmp


def difference(one, other):
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
    return f"'{one[max(0, at - 30):at + 30]}' and '{other[max(0, at - 30):at + 30]}'"


def main():
    program = os.path.abspath(sys.argv[1])
    missing = [tool for tool in ("pdfinfo", "pdftotext", "mutool", "qpdf") if not shutil.which(tool)]
    if missing:
        print("NOT TESTED: documents as other readers see them: not installed: " + " ".join(missing))
        return 77
    javascript = pdfjs(pathlib.Path(sys.argv[2]).resolve())

    def hold_words(name, pdf):
        one, other = words_by_poppler(pdf), words_by_mutool(pdf)
        hold(name + ", words by mutool", one == other, difference(one, other))
        if javascript:
            third = output("node", str(javascript / "words.mjs"), str(pdf))
            hold(name + ", words by pdf.js", squeezed(one) == squeezed(third), difference(squeezed(one), squeezed(third)))

    with tempfile.TemporaryDirectory() as place:
        for case in sorted((HERE / "cases/documents").iterdir()):
            pdf = pathlib.Path(place) / (case.name + ".pdf")
            style = case.name if (case / "templates").is_dir() else "plain"
            hold(case.name, subprocess.run([program, "-C", str(case), "typeset", "input.md", "-o", str(pdf), "--style", style], capture_output=True).returncode == 0)
            hold_file(case / "structure.txt", output("pdfinfo", "-struct-text", str(pdf)))
            hold_file(case / "about.txt", about(pdf))
            hold_file(case / "words.txt", words_by_poppler(pdf) + "\n")
            if (case / "said.txt").is_file():
                lost = list(missing_words(case / "said.txt", pdf, javascript))
                hold(case.name + ", said.txt", not lost, "not found " + "; ".join(lost))
            if not LEFTWARDS.search((case / "input.md").read_text()):
                hold_words(case.name, pdf)
        hold("build", subprocess.run([program, "-C", str(ROOT), "build", "--to", "pdf", "--output", place + "/documents"]).returncode == 0)
        for pdf in sorted(pathlib.Path(place, "documents").glob("*.pdf")):
            hold(pdf.name + ", qpdf", "No syntax or stream encoding errors" in output("qpdf", "--check", str(pdf)))
            hold(pdf.name + ", verify", "is what its facts make" in output(program, "verify", str(pdf)), output(program, "verify", str(pdf)))
            hold_words(pdf.name, pdf)
            spelt = output("qpdf", "--qdf", "--object-streams=disable", str(pdf), "-")
            hold(pdf.name + ", abbreviations", "/E (Convention on Cluster Munitions)" in spelt or " CCM" not in words_by_poppler(pdf), "CCM is not told in full")
        plain = pathlib.Path(place) / "plain.pdf"
        subprocess.run([program, "-C", str(HERE / "cases/documents/report"), "typeset", "input.md", "-o", str(plain), "--pdf-standard", "none"], capture_output=True)
        hold("without standard", re.search("Tagged: *no", output("pdfinfo", str(plain))), "it is tagged")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
