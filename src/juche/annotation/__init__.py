"""Finding dates in documents and rewriting them."""

from .model import KINDS, Annotation, Flag, Kind
from .rewriting import normalize
from .scanning import annotate

__all__ = ["KINDS", "Annotation", "Flag", "Kind", "annotate", "normalize"]
