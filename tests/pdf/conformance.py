#!/usr/bin/env python3
"""Every PDF that the project makes, held to PDF/UA-1 and PDF/A by veraPDF: conformance.py PROGRAM TEST-PDF WORK-FOLDER

Validated are the documents of content/, as issued and corrected; the Markdown of the tests, that of layout/ in the house's dialect too, and each example of the GitHub Flavored
Markdown Specification, through `typeset`; and what the tests of the room pdf write. Those of the program must say that they keep to
PDF/A-3a and PDF/UA-1; every file must keep to what it says. veraPDF comes from Maven Central, the specification from Debian's sources:
where one cannot be had, this says so aloud; without veraPDF it ends with 77, as skipped.
"""
import concurrent.futures, os, pathlib, re, shutil, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROMISED = {"3a", "ua1"}


def say(text):
    print(text, flush=True)


def validator(work):
    """The command that validates; built on first use."""
    for tool in ("java", "mvn"):
        if not shutil.which(tool):
            skip(f"{tool} is not installed")
    sources = [HERE / "verapdf/pom.xml", *(HERE / "verapdf/src").rglob("*.java")]
    classpath = work / "verapdf/classpath"
    if not classpath.is_file() or classpath.stat().st_mtime < max(s.stat().st_mtime for s in sources):
        done = subprocess.run(["mvn", "-q", "-B", "-f", str(sources[0]), f"-Dout={work}/verapdf", "compile"], capture_output=True, text=True)
        if done.returncode != 0:
            if re.search("Could not transfer|UnknownHost|Connection refused|Network is unreachable|timed out", done.stdout):
                skip("Maven Central cannot be reached")
            sys.exit("veraPDF cannot be built:\n" + done.stdout + done.stderr)
        os.utime(classpath)
    return ["java", "-Xss16m", "-cp", f"{work}/verapdf/classes:{classpath.read_text().strip()}", "Validate"]


def skip(reason):
    say(f"NOT TESTED: that our PDFs keep to PDF/UA-1 and PDF/A: {reason}")
    sys.exit(77)


def typeset(program, markdown, pdf, *more):
    """None where it was set; else what the program said."""
    done = subprocess.run([program, "typeset", str(markdown), "-o", str(pdf), *more], capture_output=True, text=True, cwd=markdown.parent)
    return None if done.returncode == 0 else done.stderr


def make_documents(program, folder):
    for name, more in (("issued", []), ("corrected", ["--corrected"])):
        done = subprocess.run([program, "-C", str(ROOT), "build", "--to", "pdf", "--output", str(folder / name), *more],
                              capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit("the documents cannot be built:\n" + done.stderr)


# What is rightly refused: a character that no font here has, an image without alternative text, a table without names, bytes that are no
# text, front matter with faults.
EXCUSES = ("no font of the style|has no alternative text|has no header cells|is not text in UTF-8|'title' must be text|has no region '"
           "|is no reference|nothing in this document has the id|running heads and feet know no")


def typeset_all(program, files, folder, *more):
    """Sets each file; returns those that were refused, with what was said, where that is no excuse."""
    folder.mkdir(parents=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda file: typeset(program, file[1], folder / (file[0] + ".pdf"), *more), files))
    faults = []
    for (name, _), words in zip(files, said):
        if words and re.search(EXCUSES, words):
            say(f"refused, as it should: {name}: " + next(line for line in words.splitlines() if line.startswith("error:")))
        elif words:
            faults.append(f"{name} is not set: {words}")
    return faults


def claims_of(pdf):
    """What the file says that it keeps to, in its XMP, which is never deflated."""
    text = pdf.read_bytes()
    claims = {part.decode() + "a" for part in re.findall(rb"<pdfaid:part>(\d)</pdfaid:part>", text)}
    return claims | ({"ua1"} if b"<pdfuaid:part>1</pdfuaid:part>" in text else set())


def main():
    program, test_pdf, work = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), pathlib.Path(sys.argv[3]).resolve()
    work.mkdir(parents=True, exist_ok=True)
    validate = validator(work)
    made = work / "made"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    make_documents(program, made / "documents")
    cases = sorted((ROOT / "tests").glob("*/cases/**/*.md"))
    faults = typeset_all(program, [("-".join(c.relative_to(ROOT / "tests").with_suffix("").parts), c) for c in cases
                                   if "{%" not in c.read_text(errors="replace")], made / "cases")
    faults += typeset_all(program, [(c.parent.name, c) for c in sorted((ROOT / "tests/layout/cases/pages").glob("*/input.md"))], made / "house",
                          "--dialect", "house")
    examples = work / "gfm"
    if not examples.is_dir():
        subprocess.run([sys.executable, str(ROOT / "tests/support/gfm_examples.py"), str(examples)])
    if any(examples.glob("*.md")):
        faults += typeset_all(program, [("gfm-" + e.stem, e) for e in sorted(examples.glob("*.md"))], made / "gfm")
    else:
        say("NOT TESTED: the examples of the GitHub Flavored Markdown Specification, which cannot be had")
        shutil.rmtree(examples, ignore_errors=True)
    promised = sorted(made.rglob("*.pdf"))
    (made / "tests").mkdir()
    subprocess.run([test_pdf], env={**os.environ, "RAPPORTEUR_KEEP_PDFS": str(made / "tests")}, stdout=subprocess.DEVNULL, cwd=ROOT)

    wanted = []
    for pdf in sorted(made.rglob("*.pdf")):
        claims = claims_of(pdf)
        if pdf in promised and claims != PROMISED:
            faults.append(f"{pdf.name} says that it keeps to {sorted(claims)}")
        wanted += [f"{standard} {pdf}" for standard in sorted(claims)]
    (work / "list").write_text("\n".join(wanted) + "\n")
    told = subprocess.run([*validate, str(work / "list")], capture_output=True, text=True)
    lines = told.stdout.splitlines()
    if told.returncode != 0 or not lines or not lines[-1].startswith("checked"):
        sys.exit("veraPDF failed:\n" + told.stderr)
    for line in lines[:-1]:
        standard, pdf, rule, count, place, words = line.split("\t")
        faults.append(f"{os.path.relpath(pdf, made)} breaks {standard} {rule} ({count} times): {words}\n    {place}")
    for fault in faults:
        say(fault)
    checked, checks = lines[-1].split("\t")[1:]
    say(f"{checks} checks of {len(wanted)} claims in {len(list(made.rglob('*.pdf')))} PDFs")
    say(f"{max(0, int(checked) - len(faults))} passed, {len(faults)} failed")
    return 1 if faults or int(checked) == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
