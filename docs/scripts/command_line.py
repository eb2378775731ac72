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
juche: 1 file, 2 dates, 0 mismatches, 0 failures
```

With `--column` or `--field` records are read, and each is [written again with its dates](../how-to/spreadsheets.md).
Otherwise the formats are `table`, for people; `csv` and `tsv`, [a row for each date](rows.md); `jsonl`, a line of JSON for each
date; `timex3`, the document in TimeML; `html`, a page that highlights the dates; `web`, a W3C Web Annotation a line.
`timex3` and `html` make a document of each document, so for several of them name a folder with `--output`. They and `web` have
[the text as a reader sees it](../how-to/markup.md), without tags. Beside several pages `html` writes
[an index](../how-to/documents.md) of them, `index.html`.

The last line, on standard error, says how many files and dates there were, and what was wrong; `--quiet` leaves it
out. On a terminal the table fits its width, and there are colours where the variable `NO_COLOR` is not set. A progress
bar appears on standard error when that is a terminal, nothing else is written to one, and there are many files or a
large one.

### Encodings

`--encoding` takes any text encoding that Python knows. A byte-order mark tells the order of the bytes of UTF-16 and
UTF-32. `auto` tells the encoding of each document by the first of these that it has:

1. a byte-order mark;
2. letters beyond ASCII that are UTF-8;
3. what a web page or an XML document says of itself, in `<?xml encoding="...">`, `<meta charset="...">` or
   `<meta http-equiv="Content-Type" content="...charset=...">`. A name means what browsers take it for: `euc-kr` is cp949, `gb2312` is
   GB 18030, `iso-8859-1` is Windows-1252. A name that is unknown, or that the text cannot be in, is passed over;
4. what charset-normalizer, which comes with `juche[cli]`, guesses among UTF-16, cp949, cp932, EUC-JP, GB 18030, Big5,
   Windows-1251 and -1252, and KOI8-R. A few words are not always enough to tell them apart.

A Word, PDF, Excel, Rich Text or zip file is refused in a line that names what it is and what to do, and so is what lies beside documents: packed
files, databases, pictures and fonts.

### Markup

With `--markup auto` the suffix of each file tells [what it is written in](../how-to/markup.md), and dates are read as a reader sees them:

| suffix | read as |
|---|---|
| `.html`, `.htm`, `.xhtml`, `.xht` | `html` |
| `.md`, `.markdown`, `.mdown`, `.mkd`, `.qmd`, `.rmd` | `markdown` |
| `.wiki`, `.wikitext`, `.mediawiki`, `.mw` | `wikitext` |
| `.eml`, and pages saved as `.mht` or `.mhtml` | the body of the message, its plain text or else its HTML |
| any other, and standard input | `plain` |

Lines, columns and offsets are those of the file, and an expression has the tags that stand in it, but for the formats that have the text
as a reader sees it. Of a message they are those of
the decoded body; the message says itself how it is encoded, so `--encoding` does not matter there. `normalize` refuses messages.
A markup that is named is that of all files; with `--column` or `--field` it is that of each value, and `auto` means `plain`.

### Large files

A file with markup and a message are read as a whole. Of plain text a file of up to 4 MiB is read as a whole too. A larger one is read in passages of about 1 MiB, so that memory does not grow with
it. A passage ends at a blank line, beyond which no date depends on it, and where there is none, at the end of a line or
a word that has no date near. The formats `timex3` and `html` need the whole document at once, and so do encodings with
shift states, as ISO-2022-JP. With `--jobs` the passages of one file are shared out too.
""",
    "normalize": """\
The text is written in the encoding in which it was read, and what is not rewritten keeps its bytes, even those that the
encoding would write in another way; where that cannot be, the file is refused. With `--in-place` each file is written
beside its place and renamed, so an interrupted run leaves every file whole, the old or the new. Its owner, permissions
and extended attributes stay, and so does a link that leads to it. Refused are a file of several hard links, which would be
separated, one whose owner or attributes cannot be kept, and one that changed after it was read.

In a file with [markup](../how-to/markup.md) tags stay balanced, and a date that could not be rewritten without harm to them stays as it is. A mail message is
refused, because its text is encoded in it; `--markup plain` rewrites it as it stands.

The forms are `iso`; a style (`paired`, `juche`, `gregorian`, `short`) in the language of each date; a locale, or
a locale and a style, as `ko:juche`.
""",
    "check": """\
```console
$ juche check docs/examples/statement.txt
docs/examples/statement.txt:10:41: year mismatch: 2011 or 2012 in Juche 100 (2012)
juche: 1 file, 9 dates, 1 mismatch, 0 failures
```
""",
    "explain": """\
```console
$ juche explain "July 32, Juche 89"
'July 32, Juche 89' at 0: no date
  rule era_first: before 'July 32', anchor 'Juche', year '89'
  decided by no_such_date: the calendar has no such day, or the range ends before it begins
```

`at` counts code points from 0. The rules are those of [the notations](notations.md); the guards have [laws](../explanation/laws.md).
`-OO` takes the words behind the name of a guard away, because they are its documentation.
""",
    "today": """\
```sh
juche today --zone Asia/Pyongyang --to ko
```
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
$ juche convert 89
juche: expected a date of the form YYYY, YYYY-MM or YYYY-MM-DD at position 0 in '89', did you mean Juche 89?
```

In a pipe each line gives exactly one line, so that columns stay aligned: a blank line gives empty fields, and so does
what is no date, which is told on standard error with the number of its line. `--encoding` says how the lines are encoded. With `--column` or `--field` a file is
read instead, or standard input, and [each record stays](../how-to/spreadsheets.md).
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
`--overwrite`. Two inputs never become one output: the second of one name is refused. A folder without files, and a
`--glob` that no file matches, are failures.

## Names

A path `-` is standard input; a file of that name is `./-`. In what is shown, control characters of a name are escaped,
as `\\x1b`, so that no name can move a terminal's cursor; and so are bytes of a name that are no UTF-8, as `\\xff`. Web
annotations have them percent-encoded.

## What ends a run

A document that cannot be read, decoded or written never ends a run, and neither does a worker that is killed: the rest
is done. SIGTERM and SIGHUP end it and all its workers; what was being written is removed. What a run that was killed left
behind (`.juche-…`) the next run removes from the folders that it writes to.

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
        operand(param) for param in command.params if isinstance(param, click.Argument)
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


def operand(argument: click.Argument) -> str:
    """Return the argument as the line of usage has it."""
    name = (argument.name or "").upper()
    if argument.required:
        return name
    return f"[{name}]..." if argument.nargs < 0 else f"[{name}]"


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
    text = (option.help or "").partition("  [default")[0]
    return f"{text.rstrip('.')}.{repeated}"


def default(option: click.Option) -> str:
    """Return what is taken when the option is left out, where that is something."""
    if option.is_flag or option.multiple or option.default in (None, ""):
        return ""
    return f"`{option.default}`" if isinstance(option.default, str | int) else ""


def page() -> str:
    """Return the whole page."""
    context = click.Context(juche)
    names = juche.list_commands(context)
    commands = [(name, juche.get_command(context, name)) for name in names]
    return "\n".join([HEAD, *(section(name, found) for name, found in commands if found), TAIL])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
