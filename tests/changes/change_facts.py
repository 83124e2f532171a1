#!/usr/bin/env python3
"""A fact stands once: change it there, and every document that states it changes, and nothing else does.

    change_facts.py PROGRAM [NAME…]

For each change of changes.json: the facts are copied, one place of one file is changed, all documents are made again. Held are
- which documents changed, in Markdown and in PDF, and that all others are the same to the byte (the facts that a PDF carries inside are left out);
- that the changed lines are the old ones with the old words replaced by the new ones, and nothing more.
"""
import json, pathlib, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def make(program, project):
    """All documents of the project, as {file name: bytes}."""
    done = subprocess.run([program, "-C", project, "build", "--corrected", "--without-facts"], capture_output=True, text=True)
    if done.returncode != 0:
        return None, done.stdout + done.stderr
    return {f.name: f.read_bytes() for f in (project / "output").iterdir() if f.suffix in (".md", ".pdf")}, ""


def change(project, edit):
    """Puts the new words in place of the old ones, behind the line that says in which record."""
    file = project / edit["file"]
    text = file.read_text()
    record = text.index(edit["record"]) if "record" in edit else 0
    place = text.index(edit["old"], record)
    file.write_text(text[:place] + edit["new"] + text[place + len(edit["old"]):])


def replaced(line, words):
    for old, new in words.items():
        line = line.replace(old, new)
    return line


def faults_of_text(name, before, after, words):
    """What changed beyond the words that were to change."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    if len(old) != len(new):
        return [f"{name}: {len(old)} lines became {len(new)}"]
    faults = [f"{name}: line {n + 1} became\n      {b}\n    where was expected\n      {replaced(a, words)}"
              for n, (a, b) in enumerate(zip(old, new)) if b != a and b != replaced(a, words)]
    changed = [a for a, b in zip(old, new) if a != b]
    faults += [f"{name}: no changed line states “{word}”" for word in words if not any(word in line for line in changed)]
    faults += [f"{name}: line {n + 1} still states “{word}”: {b}" for n, b in enumerate(new) for word in words
               if word in b and len(word) > 6 and not any(word in fresh for fresh in words.values())]
    return faults


def faults_of(before, after, expected):
    faults = []
    for name in sorted(before):
        document, _, kind = name.rpartition(".")
        words = expected.get(document)
        if words is None:
            if after.get(name) != before[name]:
                faults.append(f"{name} changed and should not have")
        elif after[name] == before[name]:
            faults.append(f"{name} did not change")
        elif kind == "md":
            faults += faults_of_text(name, before[name], after[name], words)
    return faults


def main():
    program, wanted = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    changes = json.loads((pathlib.Path(__file__).parent / "changes.json").read_text())
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        project = pathlib.Path(folder)
        shutil.copytree(ROOT / "templates", project / "templates")
        shutil.copytree(ROOT / "content", project / "content")
        before, trouble = make(program, project)
        if before is None:
            sys.exit("the documents cannot be made as they are:\n" + trouble)
        for name, edit in changes.items():
            if wanted and name not in wanted:
                continue
            file = project / edit["file"]
            kept = file.read_text()
            change(project, edit)
            after, trouble = make(program, project)
            file.write_text(kept)
            faults = faults_of(before, after, edit["documents"]) if after else ["the documents could not be made:\n" + trouble]
            failed += bool(faults)
            print(("FAILED " if faults else "ok     ") + name)
            for fault in faults:
                print("    " + fault)
    print(f"{len(changes)} changes, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
