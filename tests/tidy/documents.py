"""Documents that stay true: links, two languages with one structure, scripts that can be run."""

import os
import re

from source import ROOT, Finding

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#{1,6})\s+(.*)$")


def prose_lines(source):
    """Numbered lines outside of code fences, where links and headings are meant as such."""
    fenced = False
    for number, line in enumerate(source.lines, 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, line


def headings(source):
    return [
        (number, len(match[1]), match[2].strip())
        for number, line in prose_lines(source)
        if (match := HEADING.match(line))
    ]


def anchor_of(heading):
    kept = re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).lower())
    return kept.replace(" ", "-")


def check_links(source, sources):
    """`sources` maps each path of the repository to its Source."""
    findings = []
    for number, line in prose_lines(source):
        for match in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
            target = match[1] or match[2]
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            path = (
                os.path.normpath(os.path.join(os.path.dirname(source.path), path))
                if path
                else source.path
            )
            is_picture = path.endswith(".png") and (ROOT / path).is_file()  # no source
            is_folder = any(other.startswith(path + "/") for other in sources)
            if path not in sources and not is_picture and not is_folder:
                findings.append(Finding(source.path, number, f"the link {target} leads nowhere"))
            elif anchor and anchor not in {
                anchor_of(text) for _, _, text in headings(sources[path])
            }:
                findings.append(Finding(source.path, number, f"{path} has no heading '#{anchor}'"))
    return findings


def sections(source):
    """Of each section its heading, and how many rows of tables and blocks of code it has."""
    found, fenced = [], False
    for number, line in enumerate(source.lines, 1):
        if line.lstrip().startswith("```"):
            fenced = not fenced
            if fenced and found:
                found[-1]["blocks of code"] += 1
        elif not fenced and (match := HEADING.match(line)):
            heading = {"line": number, "level": len(match[1]), "text": match[2].strip()}
            found.append(heading | {"rows": 0, "blocks of code": 0})
        elif not fenced and line.startswith("|") and found:
            found[-1]["rows"] += 1
    return found


def check_same_structure(source, translation):
    ours, theirs = sections(source), sections(translation)
    for our, their in zip(ours, theirs):
        place = (translation.path, their["line"])
        if our["level"] != their["level"]:
            return [
                Finding(*place, f"'{their['text']}' stands where {source.path} has '{our['text']}'")
            ]
        for what in ("rows", "blocks of code"):
            if our[what] != their[what]:
                told = f"'{their['text']}' has {their[what]} {what}, '{our['text']}' of {source.path} {our[what]}"
                return [Finding(*place, told)]
    if len(ours) != len(theirs):
        return [
            Finding(
                translation.path, 1, f"{len(theirs)} headings, but {source.path} has {len(ours)}"
            )
        ]
    return []


def check_executable(source, is_executable=lambda path: os.access(ROOT / path, os.X_OK)):
    if source.text.startswith("#!") and not is_executable(source.path):
        return [Finding(source.path, 1, "begins with #! and cannot be run: chmod +x")]
    if not source.text.startswith("#!") and is_executable(source.path):
        return [Finding(source.path, 1, "can be run, but nothing says by what: begin it with #!")]
    return []
