"""Writes the manual pages and the completion scripts from what the program says of itself.

    python3 Sources/Manual/make.py PATH/TO/postcode-equity

Run it after a change of a command or option; a test compares what stands here with the program.
"""

import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FILES = [
    ("equity.yaml", "The configuration: which inputs there are and how figures are made and published."),
    ("Output/internal/", "Exact figures with small numbers, for the partnership's own staff."),
    ("Output/public/", "Pages and open data that passed the disclosure gate."),
    (".postcode-equity/", "The private store beside the configuration: releases so far, audit trail, what is kept."),
]
ENVIRONMENT = [
    ("NO_COLOR", "Where it is set and not empty, no word is coloured."),
    ("TERM", "Where it is \"dumb\", nothing is coloured and no line is written over."),
    ("SOURCE_DATE_EPOCH", "Seconds since 1970 that stand for now, so that the same run leaves the same bytes."),
    ("COLUMNS", "The width of tables on a terminal, in characters."),
    ("SWIFT_BACKTRACE", "Set it to enable=no where memory must not be shown after a crash."),
]


def roff(text):
    """Escapes text for a line of its own."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("\u2026", "...")
    return re.sub(r"^([.'])", r"\\&\1", text)


def parts(discussion):
    """The examples and the paragraphs of a discussion."""
    examples, paragraphs = [], []
    for block in (discussion or "").split("\n\n"):
        if block.startswith("Examples:"):
            examples += [line.strip() for line in block.splitlines()[1:]]
        elif block.strip():
            paragraphs.append(" ".join(block.split()))
    return examples, paragraphs


def names(argument):
    if argument["kind"] == "positional":
        return "<%s>" % argument["valueName"]
    said = [("-" if name["kind"] == "short" else "--") + name["name"] for name in argument["names"]]
    value = " <%s>" % argument["valueName"] if argument["kind"] == "option" else ""
    return ", ".join(said) + value


def synopsis(path, command):
    words = [path]
    for argument in command.get("arguments", []):
        if not argument["shouldDisplay"]:
            continue
        word = "<%s>" % argument["valueName"]
        if argument["kind"] != "positional":
            name = argument["preferredName"]
            word = ("-" if name["kind"] == "short" else "--") + name["name"]
            word += " <%s>" % argument["valueName"] if argument["kind"] == "option" else ""
        word += " ..." if argument["isRepeating"] else ""
        words.append("[%s]" % word if argument["isOptional"] else word)
    if shown(command):
        words.append("<subcommand>")
    return " ".join(words)


def shown(command):
    return [sub for sub in command.get("subcommands", []) if sub["commandName"] != "help"]


def entry(term, text):
    return [".TP", ".B " + roff(term), roff(text)]


def page(path, command, version, exits, above):
    examples, paragraphs = parts(command.get("discussion"))
    paragraphs = [text for text in paragraphs if not text.startswith("Exit codes:")]
    title = path.replace(" ", "-")
    lines = ['.TH "%s" 1 "" "postcode-equity %s" "Postcode Equity"' % (title.upper(), version)]
    lines += [".SH NAME", "%s \\- %s" % (roff(title), roff(command["abstract"]))]
    lines += [".SH SYNOPSIS", ".nh", ".ad l", roff(synopsis(path, command)), ".hy", ".ad b"]
    lines += [".SH DESCRIPTION", roff(command["abstract"] + ".")]
    for text in paragraphs:
        lines += [".PP", roff(text)]
    subcommands = shown(command)
    if subcommands:
        lines.append(".SH COMMANDS")
        for sub in subcommands:
            lines += entry(sub["commandName"], sub["abstract"] + ".")
    arguments = [argument for argument in command.get("arguments", []) if argument["shouldDisplay"]]
    if arguments:
        lines.append(".SH OPTIONS")
        for argument in arguments:
            text = argument.get("abstract") or ""
            if argument.get("defaultValue"):
                text += " The default is %s." % argument["defaultValue"]
            lines += entry(names(argument), text.strip())
    if examples:
        lines += [".SH EXAMPLES", ".nf"] + [roff(line) for line in examples] + [".fi"]
    lines.append(".SH FILES")
    for name, text in FILES:
        lines += entry(name, text)
    lines.append(".SH ENVIRONMENT")
    for name, text in ENVIRONMENT:
        lines += entry(name, text)
    lines.append(".SH EXIT STATUS")
    for code, text in exits:
        lines += entry(code, text[0].upper() + text[1:] + ".")
    related = ([above] if above else []) + [title + "-" + sub["commandName"] for sub in subcommands]
    if related:
        lines += [".SH SEE ALSO", ",\n".join(".BR %s (1)" % roff(name) for name in related).replace(",\n", " ,\n")]
    return title, "\n".join(lines) + "\n"


def pages(path, command, version, exits, above=None):
    title, text = page(path, command, version, exits, above)
    yield title, text
    for sub in shown(command):
        yield from pages(path + " " + sub["commandName"], sub, version, exits, title)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())

    def said(*arguments):
        return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout

    root = json.loads(said("--experimental-dump-help"))["command"]
    codes = next(text for text in parts(root["discussion"])[1] if text.startswith("Exit codes:"))
    exits = re.findall(r"(\d+) ([^;.]+)", codes)
    manual = HERE / "man1"
    manual.mkdir(exist_ok=True)
    for old in manual.glob("*.1"):
        old.unlink()
    for title, text in pages("postcode-equity", root, said("--version").strip(), exits):
        (manual / (title + ".1")).write_text(text)
    completions = HERE / "completions"
    completions.mkdir(exist_ok=True)
    for shell, name in [("bash", "postcode-equity.bash"), ("zsh", "_postcode-equity"), ("fish", "postcode-equity.fish")]:
        (completions / name).write_text(said("--generate-completion-script", shell))


main()
