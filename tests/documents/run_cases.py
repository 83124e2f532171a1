#!/usr/bin/env python3
"""Documents held word for word: run_cases.py PROGRAM [--accept] [CASE…]

A case is a folder of cases/: `expected/` holds the Markdown of documents, each named by its id; `files/`, if there is one, is laid over a copy
of the project's content/ and templates/, so that a case may bring a convention of its own. With --accept (or RAPPORTEUR_ACCEPT=1)
what is made becomes what is expected: read the difference before you commit it.
"""
import difflib, os, pathlib, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def made(case, program, folder):
    for part in ("content", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    if (case / "files").is_dir():
        shutil.copytree(case / "files", folder, dirs_exist_ok=True)
    (folder / "output").mkdir()
    wanted = [f.stem for f in sorted((case / "expected").glob("*.md"))]
    done = subprocess.run([program, "-C", folder, "build", *wanted, "--to", "md"], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
    return {d: (folder / "output" / f"{d}.md").read_text() for d in wanted} if done.returncode == 0 else done.stdout + done.stderr


def faults(case, documents, accept):
    for document, text in documents.items():
        file = case / "expected" / f"{document}.md"
        expected = file.read_text()
        if text == expected:
            continue
        if accept:
            file.write_text(text)
        else:
            yield "".join(difflib.unified_diff(expected.splitlines(True), text.splitlines(True), f"expected {document}", "made"))


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    accept = "--accept" in sys.argv or os.environ.get("RAPPORTEUR_ACCEPT") == "1"
    program, wanted = pathlib.Path(arguments[0]).resolve(), arguments[1:]
    cases = [c for c in sorted((HERE / "cases").iterdir()) if c.is_dir() and (not wanted or c.name in wanted)]
    failed = 0
    for case in cases:
        with tempfile.TemporaryDirectory() as place:
            documents = made(case, program, pathlib.Path(place))
        found = [documents] if isinstance(documents, str) else list(faults(case, documents, accept))
        failed += bool(found)
        print(("FAILED " if found else "ok     ") + case.name)
        for fault in found:
            print(fault)
    print(f"{len(cases)} cases, {failed} failed")
    sys.exit(1 if failed or not cases else 0)


if __name__ == "__main__":
    main()
