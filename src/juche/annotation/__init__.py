"""Finding dates in documents and rewriting them."""

from .explaining import Candidate, Explanation, explain
from .model import KINDS, LEANING, Annotation, Flag, Kind
from .rewriting import normalize
from .scanning import annotate

__all__ = [
    "KINDS",
    "LEANING",
    "Annotation",
    "Candidate",
    "Explanation",
    "Flag",
    "Kind",
    "annotate",
    "explain",
    "normalize",
]
