#!/usr/bin/env python3
"""The command line, told by cases: run_cases.py PROGRAM [--accept] [CASE…]

A case is a folder of cases/: `command` is a line for the shell, in which `rapporteur` is the program; `files/` is laid over a copy of
base-project/ (a file whose name ends in .remove takes one away). Held against expected.txt: how it ended, both outputs, and what stands
in output/ afterwards. Before the command, output/report.md is what an earlier run had left there.
"""
import os, pathlib, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def lay_out(case, folder):
    shutil.copytree(HERE / "base-project", folder)
    (folder / "templates/styles").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "templates/styles/plain.yml", folder / "templates/styles/test.yml")
    for name in ("common", "checks", "waivers", "issued"):
        shutil.copy(ROOT / f"content/schemas/{name}.schema.json", folder / "content/schemas")
    over = case / "files"
    for path in sorted(p for p in over.rglob("*") if p.is_file()) if over.is_dir() else []:
        target = folder / path.relative_to(over)
        if path.suffix == ".remove":
            target.with_suffix("").unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def standing(folder):
    for path in sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else []:
        if path.suffix == ".pdf":
            yield f"{path.relative_to(folder)}: {'a PDF' if path.read_bytes()[:5] == b'%PDF-' else 'not a PDF'}\n"
        else:
            yield f"{path.relative_to(folder)}:\n" + "".join(f"    {line}\n" for line in path.read_text().splitlines())


def run(case, program):
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "project"
        lay_out(case, folder)
        tools = pathlib.Path(place) / "bin"
        tools.mkdir()
        (tools / "rapporteur").symlink_to(program)
        environment = {"PATH": f"{tools}:/usr/bin:/bin", "HOME": place, "LC_ALL": "C.UTF-8", "GCOV_ERROR_FILE": os.devnull}
        done = subprocess.run(["bash", "-c", (case / "command").read_text()], cwd=folder, env=environment, capture_output=True, timeout=120,
                              stdin=subprocess.DEVNULL)
        text = f"ended with {done.returncode}\n"
        for name, output in (("standard output", done.stdout), ("standard error", done.stderr)):
            shown = output.decode("utf-8", "replace").replace(place, "PLACE").replace(str(ROOT), "ROOT")
            text += f"--- {name}\n{shown}" + ("" if not shown or shown.endswith("\n") else "\n(no line end)\n")
        return text + "--- output/\n" + "".join(standing(folder / "output"))


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    accept = "--accept" in sys.argv or os.environ.get("RAPPORTEUR_ACCEPT") == "1"
    program, wanted = pathlib.Path(arguments[0]).resolve(), arguments[1:]
    cases = [c for c in sorted((HERE / "cases").iterdir()) if (c / "command").is_file() and (not wanted or c.name in wanted)]
    failed = 0
    for case in cases:
        actual, file = run(case, program), case / "expected.txt"
        if file.is_file() and file.read_text() == actual:
            continue
        if accept:
            file.write_text(actual)
            print(f"accepted: {case.name}")
            continue
        failed += 1
        print(f"=== {case.name}: expected\n{file.read_text() if file.is_file() else '(nothing yet)'}\n=== {case.name}: actual\n{actual}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
