# Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
"""Lets pages of docs/ link to the rest of the project, and README.md be the first page.

On a code host, links lead to files. In the site, README.md, CONTRIBUTING.md and CHANGELOG.md are pages
beside those of docs/, and every other file that a page links to is shown by a page of its own.
"""

import posixpath
import re
from pathlib import Path

from mkdocs.structure.files import File

PAGES_AT_THE_ROOT = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
BUILT = ("target", "__pycache__")
LANGUAGES = {".java": "java", ".json": "json", ".properties": "properties", ".proto": "protobuf", ".yaml": "yaml"}

FENCED = re.compile(r"^(?P<fence>`{3,}).*?^(?P=fence)$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")
CONTENTS = re.compile(r"(?:^- \[[^\]]*\]\(#[^)]*\)\n){3,}", re.MULTILINE)     # the site has its own beside the page
SHORT = re.compile(r"<code>([^<\n]{1,26})</code>")
LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#)(?P<path>[^)#\s]+)(?P<anchor>#[^)\s]*)?(?=\))")


def on_files(files, config):
    """Adds the pages at the root, and one for each file outside docs/ that a page links to."""
    root = Path(config["config_file_path"]).parent
    for name in PAGES_AT_THE_ROOT:
        files.append(_file(name, root, config))
    shown = root / "target" / "site-sources"
    for path in sorted(_linked(files, root)):
        page = shown / _page_of(path)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_show(root, path), encoding="utf-8")
        files.append(_file(_page_of(path), shown, config))
    return files


def on_page_markdown(markdown, page, config, files):
    """Turns links between files of the project into links between pages of the site."""
    source = page.file.src_path
    if source.startswith("source/"):
        return markdown
    markdown = CONTENTS.sub("", markdown, count=1)

    def to_page(link):
        target = _page_of(_target(source, link["path"]))
        return posixpath.relpath(target, posixpath.dirname(source) or ".") + (link["anchor"] or "")

    # In a table, code hosts want pipes escaped even within code; Python's Markdown shows the escape then.
    def unescape(code):
        return code[0].replace(r"\|", "|")

    def outside_fences(text):
        lines = (CODE.sub(unescape, line) if line.startswith("|") else line for line in text.split("\n"))
        return LINK.sub(to_page, "\n".join(lines))

    pieces, end = [], 0
    for fenced in FENCED.finditer(markdown):
        pieces += [outside_fences(markdown[end : fenced.start()]), fenced[0]]
        end = fenced.end()
    return "".join(pieces) + outside_fences(markdown[end:])


def _linked(files, root):
    """Paths, from the root, of what pages link to and is no page of the site yet; folders with all they hold."""
    found = set()
    for file in files.documentation_pages():
        text = FENCED.sub("", Path(file.abs_src_path).read_text(encoding="utf-8"))
        for link in LINK.finditer(text):
            path = _target(file.src_path, link["path"])
            if _page_of(path).startswith("source/"):
                found.add(path)
                if (root / path).is_dir():
                    found |= {str(p.relative_to(root)) for p in _within(root / path)}
    return found


def _within(folder):
    """All that a folder holds and is not made by a build."""
    for child in folder.iterdir():
        if child.name not in BUILT:
            yield child
            if child.is_dir():
                yield from _within(child)


def _target(source, path):
    """The path from the root that a link of a page means."""
    folder = "" if source in PAGES_AT_THE_ROOT else posixpath.dirname("docs/" + source)
    return posixpath.normpath(posixpath.join(folder, path))


def _page_of(path):
    """Where the site has a file of the project."""
    if path.startswith("docs/"):
        return path[len("docs/") :]
    return path if path in PAGES_AT_THE_ROOT else f"source/{path}.md"


def _show(root, path):
    """A page with the content of a file, or the names in a folder."""
    file = root / path
    if file.is_dir():
        names = sorted(child.name for child in file.iterdir() if child.name not in BUILT)
        return f"# {path}\n\n" + "".join(f"- [{name}]({file.name}/{name}.md)\n" for name in names)
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return f"# {path}\n\nA binary file of {file.stat().st_size} bytes.\n"
    language = LANGUAGES.get(file.suffix, "text")
    return f"# {path}\n\n``````{language}\n{text}\n``````\n"


def _file(path, folder, config):
    return File(path, str(folder), config["site_dir"], config["use_directory_urls"])


def on_page_content(html, page, config, files):
    """Short code in a sentence or table stays on one line: a browser would cut --option at its hyphens."""
    return SHORT.sub(r'<code class="short">\1</code>', html)
