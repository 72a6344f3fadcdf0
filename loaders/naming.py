"""How the name of a country stands in a sentence."""

_UNITED = ("United ",)
_WITH_ARTICLE = frozenset(
    """Bahamas|Central African Republic|Comoros|Cook Islands|Dominican Republic|European Union|Gambia|Maldives|
    Marshall Islands|Netherlands|Palestinian Territories|Philippines|Seychelles|Solomon Islands|Soviet Union""".replace(
        "\n    ", ""
    ).split("|")
)
"""Names of countries that have an article in a sentence, beside those that begin with "United"."""


def with_article(name: str, *, first: bool = False) -> str:
    """A country's name as it stands in a sentence; ``first`` where it begins one.

    >>> with_article("United States"), with_article("Philippines", first=True), with_article("Azerbaijan")
    ('the United States', 'The Philippines', 'Azerbaijan')
    """
    if not name.startswith(_UNITED) and name not in _WITH_ARTICLE:
        return name
    return f"{'The' if first else 'the'} {name}"
