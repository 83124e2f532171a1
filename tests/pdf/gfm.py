#!/usr/bin/env python3
"""Each example of the GitHub Flavored Markdown Specification becomes a page that keeps its text: gfm.py PROGRAM WORK-FOLDER

What an example says is what the library's own program finds in it (`cmark-gfm --to xml`: words, code, raw HTML). Every word of it must stand
on the page, in its order, as pdftotext copies it out; labels of lists and numbers of pages may stand between them. What is only told
of a picture is asked like the rest, in brackets, since it stands where the picture cannot be had; a comment amid words is not. Where the
specification or a program cannot be had, this says so aloud and ends with 77, as skipped.
"""
import concurrent.futures, os, pathlib, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
CMARK = ["cmark-gfm", "--to", "xml", *(word for name in ("table", "strikethrough", "autolink", "tasklist") for word in ("-e", name))]
WORDS = {"text", "code", "code_block", "html_inline", "html_block"}
BLOCKS = {"paragraph", "heading", "code_block", "html_block", "table_cell", "item", "tasklist", "softbreak", "linebreak"}


def skip(reason):
    print(f"NOT TESTED: that the examples of the GFM specification keep their text: {reason}", flush=True)
    sys.exit(77)


def said(markdown):
    """The words of a Markdown text."""
    xml = subprocess.run(CMARK, input=markdown, capture_output=True, check=True).stdout.decode()
    xml = re.sub("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "", xml)
    parts = []

    def walk(element, in_image=False):
        name = element.tag.split("}")[-1]
        text = element.text or ""
        if name in WORDS and not (name == "html_inline" and text.startswith("<!--")):
            parts.append(text)
        bracketed = name == "image" and not in_image and len(element)      # one without words is called by its file's name
        parts.append("[" if bracketed else "")
        for child in element:
            walk(child, in_image or name == "image")
        parts.append("]" if bracketed else "")
        if name in BLOCKS:
            parts.append("\n")

    walk(ET.fromstring(xml))
    return "".join(parts).split()


def words_on_page(pdf):
    told = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return re.sub("[\u202a-\u202e]", "", re.sub("\u00ad\\s*", "", told)).split()


def lost_words(wanted, shown):
    """Those that do not follow each other in what is shown."""
    lost, at = [], 0
    for word in wanted:
        found = next((i for i in range(at, len(shown)) if shown[i] == word), None)
        if found is None:
            lost.append(word)
        else:
            at = found + 1
    return lost


def fault_of(program, example, folder):
    pdf = folder / (example.stem + ".pdf")
    done = subprocess.run([program, "typeset", str(example), "-o", str(pdf)], capture_output=True, text=True)
    if done.returncode != 0:
        return "is not set: " + done.stderr
    wanted, shown = said(example.read_bytes()), words_on_page(pdf)
    lost = lost_words(wanted, shown)
    return f"lost {lost}: said is {wanted}, shown is {shown}" if lost else None


def main():
    program, examples = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve() / "gfm"
    for tool in ("cmark-gfm", "pdftotext"):
        if not shutil.which(tool):
            skip(f"{tool} is not installed")
    if not any(examples.glob("*.md")):
        done = subprocess.run([sys.executable, str(ROOT / "tests/support/gfm_examples.py"), str(examples)], capture_output=True, text=True)
        if done.returncode != 0:
            shutil.rmtree(examples, ignore_errors=True)
            skip(done.stderr.strip())
    files = sorted(examples.glob("*.md"))
    with tempfile.TemporaryDirectory() as place, concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda file: fault_of(program, file, pathlib.Path(place)), files))
    faults = [f"example {file.stem} {fault}" for file, fault in zip(files, found) if fault]
    print("\n".join(faults))
    print(f"{len(files) - len(faults)} passed, {len(faults)} failed")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
