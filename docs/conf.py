"""Sphinx settings."""

import re

from docutils import nodes
from sphinx.application import Sphinx

from juche import __version__ as _version

project = "juche"
author = "The juche developers"
copyright = "2026, The juche developers"
version = release = _version
language = "en-GB"
extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
    "sphinx_design",
]
exclude_patterns = ["_build"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3
smartquotes = False  # they would turn --option into a dash in running text

html_theme = "furo"
html_title = f"juche {version}"
html_logo = "_static/logo.svg"
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["layout.css"]
html_extra_path = ["juche-era.json", "llms.txt"]

# Only what stands behind a prompt is copied, and without the prompt.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
# Names of the standard library, whose inventory would have to be fetched, and aliases of types.
nitpick_ignore_regex = [
    ("py:class", r"(datetime|collections\.abc|hypothesis\.strategies)\..*"),
    ("py:exc", r"hypothesis\.errors\..*"),
    ("py:class", r"(juche\.\w+(\._shape)?\.)?(JuchePeriod|Kind|Flag|LeapDay|Table|T|Rewriter)"),
]


def _trim(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Take away the blank line that ends an example, which doctest needs and a reader does not."""
    source[0] = re.sub(r"\n\n```$", "\n```", source[0], flags=re.MULTILINE)


def _dash(_app: Sphinx, document: nodes.document) -> None:
    """Set a dash between an argument or an error and what it means, where Sphinx has two hyphens."""
    for node in list(document.findall(nodes.Text)):
        if node.astext() == " -- ":
            node.parent.replace(node, nodes.Text(" – "))


def setup(app: Sphinx) -> None:
    """Connect what this project adds."""
    app.connect("source-read", _trim)
    app.connect("doctree-read", _dash)
