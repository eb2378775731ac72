"""Finding dates in documents and rewriting them."""

from .explaining import Candidate, Explanation, explain
from .model import KINDS, REFERENCED, Annotation, Flag, Kind
from .rewriting import normalize
from .scanning import annotate

__all__ = [
    "KINDS",
    "REFERENCED",
    "Annotation",
    "Candidate",
    "Explanation",
    "Flag",
    "Kind",
    "annotate",
    "explain",
    "normalize",
]
