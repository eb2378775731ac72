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

This page lists the commands and their options. `docs/scripts/command_line.py` generates it from the commands, and tests run its
examples. `pip install "juche[cli]"` installs the commands. `python -m juche` does the same as `juche`.

The exit status is 0 if everything was done, 1 if some input failed, and 2 for wrong usage. If an input fails, the program writes one line
on standard error, with the file and the reason, and does the rest. If the program that reads the output stops, as `head` does, this one ends quietly
with status 1.

A DATE may be Juche text in any language, an ISO 8601 form or Gregorian text with its year: `"주체109.7.19"`, `2020-07-19`,
`"19 July 2020"`.
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

With `--column` or `--field` the input is records, and the program [writes each again with its dates](../how-to/spreadsheets.md). Otherwise `--format`
names the output:

| format | output |
|---|---|
| `table` | columns for people |
| `csv`, `tsv` | [a row for each date](rows.md) |
| `jsonl` | [a JSON object for each date](json-lines.md), on a line of its own |
| `timex3` | the document in TimeML |
| `html` | a page that highlights the dates |
| `web` | a W3C Web Annotation for each date, on a line of its own |

`timex3` and `html` make one document of each document. For several documents, name a folder with `--output`. Beside several pages, `html`
writes [an index](../how-to/documents.md) of them, `index.html`. `timex3`, `html` and `web` have
[the text as a reader sees it](../how-to/markup.md), without tags.

The last line, on standard error, has the numbers of files, dates, mismatches and failures. `--quiet` leaves it out. On a terminal the table fits the width.
It has colours, unless the variable `NO_COLOR` is set. If there are many files or a large one, a progress bar appears on standard error, but only
if that is a terminal and the output goes elsewhere.

### Encodings

`--encoding` takes any text encoding that Python knows. A byte-order mark tells the order of the bytes of UTF-16 and UTF-32. `auto` tells the encoding of each document by the first of these that it has:

1. a byte-order mark;
2. letters beyond ASCII that are UTF-8;
3. the encoding that a web page or an XML document names, in `<?xml encoding="...">`, `<meta charset="...">` or
   `<meta http-equiv="Content-Type" content="...charset=...">`. A name means what browsers take it for: `euc-kr` is cp949, `gb2312` is
   GB 18030, `iso-8859-1` is Windows-1252. An unknown name is passed over, and so is one that the text cannot be in;
4. the guess of charset-normalizer, which comes with `juche[cli]`, among UTF-16, cp949, cp932, EUC-JP, GB 18030, Big5, Windows-1251
   and -1252, and KOI8-R. In a file of a few words the guess may be wrong.

The program refuses Word, PDF, Excel, Rich Text and packed files, databases, pictures and fonts. It says what each is and what to do.

### Markup

With `--markup auto` the suffix of each file tells [its markup](../how-to/markup.md). The program reads the dates as a person sees them:

| suffix | read as |
|---|---|
| `.html`, `.htm`, `.xhtml`, `.xht` | `html` |
| `.md`, `.markdown`, `.mdown`, `.mkd`, `.qmd`, `.rmd` | `markdown` |
| `.wiki`, `.wikitext`, `.mediawiki`, `.mw` | `wikitext` |
| `.eml`, and pages saved as `.mht` or `.mhtml` | the body of the message, its plain text or else its HTML |
| any other, and standard input | `plain` |

Lines, columns and offsets are those of the file, and an expression includes the tags inside it. The formats with the text as a reader sees it are the exception. For a message they are those of the decoded
body. The message itself says how it is encoded, so `--encoding` does not apply to it. `normalize` refuses messages. If you name a markup, it is that
of all files. With `--column` or `--field` it is that of each value, and `auto` means `plain`.

### Large files

The program reads messages and files with markup as a whole, and files of plain text of up to 4 MiB. It reads larger ones in passages of about
1 MiB, so that memory does not grow with the file. A passage ends at a blank line, because no date depends on what lies beyond one. If there is no blank
line, the passage ends at a line or a word that has no date near. The formats `timex3` and `html` need the whole document at once, and so do encodings with
shift states, such as ISO-2022-JP. With `--field` a record of the first passage must have the field. With `--jobs` several processes share the passages of
one file.
""",
    "normalize": """\
The output has the encoding of the input. What is not rewritten keeps its bytes, even bytes that the encoding would write in another way. If that is
impossible, the program refuses the file.

With `--in-place` the program writes each new file beside the old one and then renames it. So an interrupted run leaves every file whole, the old or the
new one. Owner, permissions and extended attributes stay, and so does a link that leads to the file. The program refuses a file that has several
hard links, because it would separate them. It also refuses a file whose owner or attributes it cannot keep, and one that changed after it was read.

In a file with [markup](../how-to/markup.md) tags stay balanced. A date stays as it is if its new form would harm them. The program refuses a mail
message, because its text is encoded. `--markup plain` rewrites the message as it stands.

`--to` takes `iso`, a style (`paired`, `juche`, `gregorian`, `short`), a locale, or a locale and a style, such as `ko:juche`. A style alone is written in the
language of each date.
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
  decided by no_such_date: there is no such day or year, or the range ends before it begins
```

`at` counts code points from 0. A rule is the form that the text has. A guard is the function that decided; it serves one of [the laws of
reading](../explanation/laws.md). Under `python -OO` the explanation behind the name of a guard is missing, because it is the guard's docstring.
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

In a pipe, each line of input gives exactly one line of output, so that columns stay aligned. A blank line gives empty fields. So does a line that is no
date, and a line on standard error has its number and the reason. `--encoding` says how the lines are encoded. With `--column` or `--field` the input is a file of records or standard input, and
[each record stays](../how-to/spreadsheets.md).
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

A folder means all files in it and in its subfolders, in the order of their names. The program skips hidden files, links, everything that is no
regular file, and the folder that `--output` names. Each output has the same place under `--output` as its document has under its folder. The program
replaces a file only with `--overwrite`. Two inputs never become one output: the program refuses the second. A folder without files is a failure, and so
is a `--glob` that no file matches. An empty file, or empty standard input, has no dates and is no failure. With `--column` it is
a failure, because a table needs a header.

## Names

The path `-` is standard input. Write `./-` for a file of that name. When the program shows a name, it escapes control characters, such as `\\x1b`, so that no
name can move the cursor of a terminal. It also escapes bytes that are no UTF-8, such as `\\xff`. In Web Annotations such bytes are percent-encoded.

## What ends a run

A document that cannot be read, decoded or written does not end a run, and neither does the death of a worker. The program does the rest. SIGTERM and SIGHUP
end the run and all its workers, and the program removes the file that it was writing. A run that was killed may leave files behind (`.juche-…`). The next
run removes them from the folders to which it writes.

## Completion

A shell can complete commands, options and languages. For bash, add this line to `~/.bashrc`. For zsh and fish, write `zsh_source` and
`fish_source`:

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
