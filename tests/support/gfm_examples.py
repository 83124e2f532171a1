#!/usr/bin/env python3
"""gfm_examples.py FOLDER: writes the examples of the GitHub Flavored Markdown Specification, a file each, into FOLDER.

The specification comes with the source of cmark-gfm, the library that we read Markdown with; it is asked for where Debian's (Ubuntu's)
package archive keeps sources, by apt-get. Ends with 3, and says why, where it cannot be had."""
import os, re, subprocess, sys, tarfile, tempfile
from pathlib import Path

def source_lists():
    """The system's own lists of packages, as lists of sources."""
    lines = []
    for file in [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]:
        text = file.read_text() if file.is_file() else ""
        if file.suffix == ".list":
            lines += [re.sub(r"^deb ", "deb-src ", line) for line in text.splitlines() if re.match(r"deb .*(debian|ubuntu)", line)]
        elif file.suffix == ".sources":
            for stanza in re.split(r"\n\s*\n", text):
                fields = dict(re.findall(r"^(\S+): *(.+)$", stanza, re.M))
                signed = f"[signed-by={fields['Signed-By']}] " if "Signed-By" in fields else ""
                lines += [f"deb-src {signed}{fields['URIs'].split()[0]} {suite} {fields.get('Components', '')}"
                          for suite in fields.get("Suites", "").split() if re.search("debian|ubuntu", fields.get("URIs", ""))]
    return [line for line in lines if "security" not in line and "updates" not in line and "backports" not in line]

def specification():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        (Path(folder) / "lists" / "partial").mkdir(parents=True)
        (Path(folder) / "sources.list").write_text("\n".join(source_lists()) + "\n")
        apt = ["apt-get", "-qq", "-o", f"Dir::Etc::SourceList={folder}/sources.list", "-o", "Dir::Etc::SourceParts=/dev/null",
               "-o", f"Dir::State::Lists={folder}/lists", "-o", f"Dir::Cache={folder}", "-o", "APT::Sandbox::User="]
        for words in (["update"], ["source", "--download-only", "cmark-gfm"]):
            done = subprocess.run(apt + words, cwd=folder, capture_output=True, text=True)
            if done.returncode != 0:
                raise OSError("apt-get " + words[0] + ": " + (done.stderr.strip().splitlines() or ["no word"])[-1])
        archive = next(Path(folder).glob("*.orig.tar.*"))
        with tarfile.open(archive) as tar:
            member = next(one for one in tar.getmembers() if one.name.endswith("test/spec.txt"))
            return tar.extractfile(member).read().decode()

def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    try:
        text = specification()
    except (OSError, StopIteration, tarfile.TarError) as trouble:
        print(f"the GFM specification cannot be had: {trouble}", file=sys.stderr)
        sys.exit(3)
    examples = re.findall(r"^`{32} example[^\n]*\n(.*?)^\.\n", text, re.M | re.S)
    for number, example in enumerate(examples, 1):
        (folder / f"{number:03}.md").write_text(example.replace("→", "\t"))
    print(len(examples))

if __name__ == "__main__":
    main()
