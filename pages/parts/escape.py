"""Article text made harmless: neither Markdown nor HTML, whatever it says."""

import html
import re

# An address becomes a link wherever it stands; a word joiner, which takes no room, prevents it.
_LINK = re.compile(r"(?i)(?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.)|@")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&^=])")


def markdown(text: str) -> str:
    r"""``text`` such that Streamlit's Markdown shows it as written.

    >>> markdown("**<b>** :red[x] $1$")
    '\\*\\*\\<b\\>\\*\\* \\:red\\[x\\] \\$1\\$'
    """
    return _MARKDOWN.sub(r"\\\1", _LINK.sub("\\g<0>\u2060", text.replace("\n", " ")))


def markup(text: str) -> str:
    """``text`` such that HTML shows it as written.

    >>> markup('<script>alert("1")</script>')
    '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;'
    """
    return html.escape(text, quote=True)


def shorten(text: str, length: int) -> str:
    """At most ``length`` characters, cut between words.

    >>> shorten("Minister of Defence arrives", 20)
    'Minister of Defence…'
    """
    if len(text) <= length:
        return text
    cut = text[:length].rsplit(" ", 1)[0] or text[:length]
    return cut.rstrip(" ,;:.") + "…"
