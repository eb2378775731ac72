"""Write the page on the command line from the commands themselves.

python docs/scripts/command_line.py
"""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from juche.cli import juche

PAGE = Path(__file__).parents[1] / "reference" / "command-line.md"
HEAD = """\
# Command line

This page lists the commands and their options; it is generated from the commands by
`docs/scripts/command_line.py`, and its examples are run as tests. The commands come with
`pip install "juche[cli]"`; `python -m juche` is the same.

The exit status is 0 when all was done, 1 when some input failed (the rest is done, each failure is one line on
standard error with the file and the reason) and 2 for wrong usage. A reader that stops reading, as `head` does,
ends the program quietly, with status 1.

Where a date is asked for it may be Juche text in any language, an ISO 8601 form or Gregorian text with its
year: `"주체109.7.19"`, `2020-07-19`, `"19 July 2020"`.
"""
EXAMPLES = {
    "annotate": """\
```console
$ juche annotate --kind gregorian docs/examples/statement.txt
place                             expression      juche                gregorian   kind
docs/examples/statement.txt:8:1   5 October 1992  October 5, Juche 81  1992-10-05  gregorian
docs/examples/statement.txt:8:39  1 January 1993  January 1, Juche 82  1993-01-01  gregorian
```

The formats are `table`, for people; `jsonl`, a line of JSON for each date; `timex3`, the document in TimeML; `html`,
a page that highlights the dates; `web`, a W3C Web Annotation a line. `timex3` and `html` make a document of each
document, so for several of them name a folder with `--output`.

Colours appear on a terminal only, and not where the variable `NO_COLOR` is set. A progress bar appears on
standard error when that is a terminal, nothing else is written to one, and there are many files.
""",
    "normalize": """\
The text is written in the encoding in which it was read. With `--in-place` each file is written beside its
place and renamed, so an interrupted run leaves every file whole, the old or the new; permissions and links stay.

The forms are `iso`; a style (`paired`, `juche`, `gregorian`, `short`) in the language of each date; a locale, or
a locale and a style, as `ko:juche`.
""",
    "convert": """\
```console
$ juche convert "July 19, Juche 89 (2000)" 2000-07 "19 juillet 2000"
July 19, Juche 89 (2000)	2000-07-19
July, Juche 89 (2000)	2000-07
July 19, Juche 89 (2000)	2000-07-19
$ juche convert --to ko 2000-07-19
주체89(2000)년 7월 19일
$ juche convert "Juche 89 (2001)"
juche: Juche 89 is 2000, but the text says 2001
```
""",
    "anniversary": """\
```console
$ juche anniversary "July 19, Juche 89 (2000)" --count 3 --every 5
5	July 19, Juche 94 (2005)	2005-07-19
10	July 19, Juche 99 (2010)	2010-07-19
15	July 19, Juche 104 (2015)	2015-07-19
$ juche anniversary 1948-09-09 --every 5 --after 2026 --count 1 --to ko
80	주체117(2028)년 9월 9일
```
""",
}
TAIL = """\
## In folders

A folder stands for the files in it and in the folders within, in the order of their names. Hidden files, links
and whatever is no file are passed by, and so is the folder that `--output` names. What is written there has
the same place under it as the document under its folder; a file that is there already is replaced only with
`--overwrite`.

## Completion

A shell completes commands, options and languages once it is told to. For bash, put this into `~/.bashrc`; for zsh
and fish write `zsh_source` and `fish_source`:

```sh
eval "$(_JUCHE_COMPLETE=bash_source juche)"
```
"""


def section(name: str, command: click.Command) -> str:
    """Return what there is to say of a command."""
    arguments = " ".join(
        (param.name or "").upper() if param.required else f"[{(param.name or '').upper()}]..."
        for param in command.params
        if isinstance(param, click.Argument)
    )
    lines = [f"## juche {name}", "", f"`juche {name} [OPTIONS] {arguments}`", ""]
    lines += [
        inspect.cleandoc(command.help or ""),
        "",
        "| option | meaning | default |",
        "|---|---|---|",
    ]
    for param in command.params:
        if isinstance(param, click.Option):
            lines.append(f"| {spelling(param)} | {meaning(param)} | {default(param)} |")
    return "\n".join([*lines, "", EXAMPLES[name]])


def spelling(option: click.Option) -> str:
    """Return the option as it is typed, with what it takes."""
    if option.is_flag:
        return f"`{option.opts[0]}`"
    if isinstance(option.type, click.Choice):
        taken = " ".join(f"`{choice}`" for choice in option.type.choices)
        return f"`{option.opts[0]}` {taken}"
    number = "N" if isinstance(option.type, click.IntRange) else "TEXT"
    return f"`{option.opts[0]} {option.metavar or number}`"


def meaning(option: click.Option) -> str:
    """Return the help, and whether the option may stand several times."""
    repeated = " May be repeated." if option.multiple else ""
    text = (option.help or "").replace("  [default: both counts]", "")
    return f"{text.rstrip('.')}.{repeated}"


def default(option: click.Option) -> str:
    """Return what is taken when the option is left out, where that is something."""
    if option.is_flag or option.multiple or option.default in (None, ""):
        return ""
    return f"`{option.default}`" if isinstance(option.default, str | int) else ""


def page() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *(section(*item) for item in juche.commands.items()), TAIL])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
