"""Sphinx settings."""

from juche import __version__ as _version

project = "juche"
author = "The juche developers"
copyright = "2026, The juche developers"
version = release = _version
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "juche"
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
# Names of the standard library, whose inventory would have to be fetched, and aliases of types.
nitpick_ignore_regex = [
    ("py:class", r"(datetime|collections\.abc|hypothesis\.strategies)\..*"),
    ("py:exc", r"hypothesis\.errors\..*"),
    ("py:class", r"(juche\.\w+(\._shape)?\.)?(JuchePeriod|Kind|Flag|LeapDay|Table|T|Rewriter)"),
]
