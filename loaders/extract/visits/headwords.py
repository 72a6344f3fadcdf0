"""Headwords: the words that name an office or a rank, and whether they do so where they stand."""

from loaders.extract.roles import Head, RoleWords


def longest_head(at: int, lows: list[str], words: RoleWords) -> tuple[Head, int] | None:
    """The office that the words from ``at`` on name, with how many they are; nothing where they name none."""
    for form, head in words.heads.get(lows[at], ()):
        if tuple(lows[at : at + len(form)]) == form:
            return head, len(form)
    return None


_NO_RANK_BEFORE = frozenset(
    """
    staff assembly secretary headquarters directorate department hospital election elections council court committee
    command debate conference electric motors dynamics mills foods
    """.split()
)
"""What "General" is no rank before: the General Headquarters, General Electric."""


def longest_rank(at: int, lows: list[str], words: RoleWords) -> int:
    """How many of the words from ``at`` on are a rank or an honorific; 0 where they are none."""
    for form in words.ranks.get(lows[at], ()):
        if tuple(lows[at : at + len(form)]) == form:
            following = lows[at + len(form)] if at + len(form) < len(lows) else ""
            return 0 if following in _NO_RANK_BEFORE else len(form)
    return 0


_VERBS_AFTER = frozenset(
    "to for back home next then straight onward onwards south north east west off into towards".split()
)


_AFTER_AMIR = frozenset("of sheikh shaikh".split())
_CHAIRED = frozenset("the a an this that its his her their talks today tomorrow".split())
"""What follows the verb: "would chair the meeting"."""


_OFFICIAL_WHAT = frozenset(
    """
    visit visits trip trips tour talks working state welcome welcoming ceremony reception dinner lunch statement
    statements language figures data website residence site news media opening launch reserves communication
    communications data relations rate and two three four response reaction invitation delegation letter report
    documents document negotiations meeting meetings capacity
    """.split()
)


_BEFORE_VERB = frozenset("will would to shall should may might can could".split())


def names_office(head: Head, at: int, length: int, lows: list[str], capital: bool) -> bool:
    """Whether a head's neighbours leave it an office: "heads to Ankara" and "chief among them" do not."""
    following = lows[at + length] if at + length < len(lows) else ""
    before = lows[at - 1].split()[-1] if at else ""  # an item of several words may stand there
    if lows[at] == "representative" and "delegation" in lows[at + 1 : at + 4]:  # "a representative Iraqi delegation"
        return False
    if head.id == "official" and not head.plural:
        numbered = before in {"an", "first", "second"}
        return following not in _OFFICIAL_WHAT and (not numbered or following in {"of", "from"})
    if lows[at] == "chair" and following in _CHAIRED:
        return False
    if lows[at] == "amir":  # a given name too
        return (
            following in _AFTER_AMIR
            or "bin" in lows[at + 1 : at + 4]
            or lows[at + 2 : at + 3] == ["of"]
            or before == "the"
        )
    if lows[at] == "head" and before in _BEFORE_VERB and following != "of":  # "will head a team"
        return False
    if head.id in {"head", "chief", "leader"} and not capital:
        return following not in _VERBS_AFTER and not (head.id == "chief" and following == "among")
    return True
