"""The text of an e-mail message, through the standard library's parser."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from . import Markup


def message_text(message: bytes) -> tuple[str, Markup | None]:
    r"""Return the body of a message and its markup: the plain text, or else the HTML.

    Transfer encodings and charsets are decoded. If the charset is unknown, the text is read as
    UTF-8, and bytes that are no UTF-8 become U+FFFD. The result for a message without a text is
    empty. A web page saved as one file (``.mhtml``) is a message too.

    >>> message_text(b"Content-Type: text/html\n\n<b>Juche 89</b>")
    ('<b>Juche 89</b>', 'html')
    """
    parsed = message_from_bytes(message, policy=default)
    body = parsed.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        return "", None
    try:
        text = body.get_content()
    except LookupError:  # the charset
        payload = body.get_payload(decode=True)
        assert isinstance(payload, bytes)  # noqa: S101 - a text has no parts
        text = payload.decode(errors="replace")
    return text, "html" if body.get_content_subtype() == "html" else None
