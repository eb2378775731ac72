"""The errors of the library. Each fact of an error is an attribute.

``args`` has the arguments of the constructor, so errors can be pickled and copied like any
exception.
"""

from __future__ import annotations

_EXCERPT = 40
# A text that needs escapes is shown shorter, because one letter may take ten characters.
_ESCAPED = 10
_LONGEST_QUOTE = 102  # ten letters of ten signs each, in quotation marks
_LONGEST_INT = 128  # in bits
_HINT = "; the Juche era begins in 1912, write earlier years in Gregorian"


class JucheError(ValueError):
    """Base class of this library's errors.

    >>> issubclass(JucheError, ValueError)
    True
    """

    # ``inspect.signature`` finds no signature that is inherited from a built-in class.
    def __init__(self, *args: object) -> None:
        super().__init__(*args)


class JucheRangeError(JucheError):
    """A number outside the range of its field.

    Attributes:
        field: ``"year"``, ``"gregorian_year"``, ``"month"``, ``"day"``, ...
        value: what was given.
        min: the least value allowed.
        max: the greatest value allowed.

    >>> print(JucheRangeError("year", 0, 1, 8088))
    year must be in 1..8088, got 0
    """

    def __init__(self, field: str, value: int, min: int, max: int) -> None:
        super().__init__(field, value, min, max)
        self.field = field
        self.value = value
        self.min = min
        self.max = max

    def __str__(self) -> str:
        message = (
            f"{self.field.replace('_', ' ')} must be in {self.min}..{self.max}, "
            f"got {_short_int(self.value)}"
        )
        if self.field == "gregorian_year" and self.value < self.min:
            message += _HINT
        return message


A_DATE = "a Juche date"
"""What was expected of a text that is no date at all."""


class JucheParseError(JucheError):
    """A text that is not what was expected.

    Attributes:
        text: the whole text.
        position: where reading stopped, in code points.
        expected: what would have been right there.

    >>> print(JucheParseError("Juche x", 6, "a Juche year"))
    expected a Juche year at position 6 in 'Juche x'
    """

    def __init__(self, text: str, position: int, expected: str = A_DATE) -> None:
        super().__init__(text, position, expected)
        self.text = text
        self.position = position
        self.expected = expected

    def __str__(self) -> str:
        return f"expected {self.expected} {self.place()}"

    def in_source(self, source: str, places: list[int]) -> JucheParseError:
        r"""Return this error of a text as that of the source from which the text was made.

        >>> JucheParseError("Juche x", 6).in_source("Ju\xadche x", [0, 1, 3, 4, 5, 6, 7]).position
        7

        Args:
            source: the source.
            places: the place in it of each letter of the text.
        """
        return type(self)(source, places[self.position], *self.args[2:])

    def place(self) -> str:
        """Return the position and a short piece of the text around it.

        >>> JucheParseError("x" * 100_000, 50_000).place().count("x")
        40
        """
        start, shown = self._excerpt(_EXCERPT)
        reach = _EXCERPT
        if len(shown) > _LONGEST_QUOTE:
            reach = _ESCAPED
            start, shown = self._excerpt(reach)
        before = "..." if start else ""
        after = "..." if start + reach < len(self.text) else ""
        return f"at position {self.position} in {before}{shown}{after}"

    def _excerpt(self, reach: int) -> tuple[int, str]:
        """Return where the text around the position begins, and that text in quotation marks."""
        start = max(0, min(self.position - reach // 2, len(self.text) - reach))
        return start, _printable(self.text[start : start + reach])


class JucheMismatchError(JucheParseError):
    """A text whose Juche year and Gregorian year disagree.

    Attributes:
        juche_year: the Juche year of the text.
        gregorian_year: the Gregorian year of the text.

    >>> print(JucheMismatchError("Juche 89 (2001)", 10, 89, 2001))
    Juche 89 is 2000, but the text says 2001
    """

    def __init__(self, text: str, position: int, juche_year: int, gregorian_year: int) -> None:
        super().__init__(text, position)
        self.args = (text, position, juche_year, gregorian_year)
        self.juche_year = juche_year
        self.gregorian_year = gregorian_year

    def __str__(self) -> str:
        # The text has both years, so the sum needs no bounds check.
        expected = self.juche_year + 1911
        return f"Juche {self.juche_year} is {expected}, but the text says {self.gregorian_year}"


class JucheParseRangeError(JucheParseError, JucheRangeError):
    """A text in which a number is out of range, so that it is no date.

    It is both: a parse error with its position, and a range error with its field and bounds.

    >>> print(JucheParseRangeError("Juche 0", 6, "year", 0, 1, 8088))
    year must be in 1..8088, got 0 at position 6 in 'Juche 0'
    """

    def __init__(
        self, text: str, position: int, field: str, value: int, min: int, max: int
    ) -> None:
        JucheRangeError.__init__(self, field, value, min, max)
        self.text = text
        self.position = position
        self.expected = f"a {field} in {min}..{max}"
        self.args = (text, position, field, value, min, max)

    def __str__(self) -> str:
        return f"{JucheRangeError.__str__(self)} {self.place()}"


def quoted(given: object) -> str:
    """Return a given object as an error shows it: in quotation marks, printable and short.

    >>> quoted("July"), len(quoted("x" * 1000)), len(quoted(chr(0x10FFFF) * 1000))
    ("'July'", 45, 105)
    """
    text = str(given)
    shown, reach = _printable(text[:_EXCERPT]), _EXCERPT
    if len(shown) > _LONGEST_QUOTE:
        shown, reach = _printable(text[:_ESCAPED]), _ESCAPED
    return shown + "..." * (len(text) > reach)


def checked_str(field: str, value: object) -> str:
    """Return a value that has to be a string.

    Raises:
        TypeError: the value is no string. The message names the field and the type.
    """
    if not isinstance(value, str):
        raise TypeError(f"{field} must be a str, not {type(value).__name__}")
    return value


def start_of(text: str) -> int:
    """Return the position behind the white space before a text.

    >>> start_of("  Juche 89")
    2
    """
    return len(text) - len(text.lstrip())


def of_another_type(text: str, wanted: str, found: str) -> JucheParseError:
    """Return the error of a text that is one date, but not of the type that is wanted."""
    return JucheParseError(text, start_of(text), f"a {wanted}, not a {found},")


def _printable(text: str) -> str:
    """Quote a text, without surrogates and bidi marks, which no terminal should get."""
    return repr(text) if text.isprintable() else ascii(text)


def _short_int(value: int) -> str:
    """Write an int, or its size if it has too many digits."""
    bits = value.bit_length()
    return str(value) if bits < _LONGEST_INT else f"an integer of {bits} bits"
