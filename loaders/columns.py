"""The columns and dtypes of every DataFrame the pages and charts use.

A frame always has all of its columns, in this order, also when it has no row. ``category`` columns hold codes or ids;
the column of the same name with ``_name`` holds what a reader sees. Lists are Python tuples in object columns.
"""

VISITS: dict[str, str] = {
    "visit_id": "string",
    "visitor_person": "string",
    "visitor_role": "string",
    "visitor_level": "category",
    "visitor_country": "category",
    "visitor_name": "string",
    "host_person": "string",
    "host_role": "string",
    "host_country": "category",
    "host_name": "string",
    "counterpart_country": "string",
    "direction": "category",
    "direction_name": "string",
    "companions": "object",
    "met": "object",
    "places": "object",
    "start": "datetime64[ns]",
    "end": "datetime64[ns]",
    "date_precision": "category",
    "date_basis": "category",
    "kind": "category",
    "mode": "category",
    "status": "category",
    "event": "category",
    "cameo": "category",
    "plover": "category",
    "agreements": "object",
    "themes": "object",
    "articles": "object",
    "outlets": "object",
    "n_articles": "int64",
    "n_independent_texts": "int64",
    "first_reported": "datetime64[ns]",
    "last_reported": "datetime64[ns]",
    "confidence": "float64",
    "needs_review": "bool",
    "sentence": "string",
    "source": "category",
    "judgement": "category",
    "judged_by": "string",
    "judged_at": "datetime64[ns]",
    "note": "string",
    "corrected": "object",
}
"""One row a visit. ``host_country`` is missing for calls and for meetings on unnamed soil; the other side is then in
``counterpart_country``. ``direction`` is ``"TUR>AZE"``, visitor first (for a meeting in a third place ``"AZE=TUR"``);
``direction_name`` is the same in words, ``"Türkiye → Azerbaijan"``. ``start`` and ``end`` are both inclusive; ``end``
equals ``start`` when the text gives no end, and both span the whole month, week or year of an imprecise date; both
missing when the text gives none. ``event`` is the CAMEO code ``cameo`` in words. ``sentence`` is the main
evidence sentence. ``source`` says where the visit was found: ``articles``, ``by hand``, or the name of a table. The
last five are of analysts and missing where nobody judged: ``judgement`` is confirmed, corrected, merged, split or
added, ``judged_by`` joins the names by "; ", ``judged_at`` is the last time, in UTC, ``note`` the last note,
``corrected`` the fields whose values are an analyst's."""

ARTICLES: dict[str, str] = {
    "article_id": "string",
    "published": "datetime64[ns]",
    "outlet": "category",
    "title": "string",
    "byline": "string",
    "url": "string",
    "language": "category",
    "source": "string",
    "n_words": "int64",
    "visits": "object",
    "themes": "object",
    "countries": "object",
    "people": "object",
    "reused_share": "float64",
    "independent_text": "string",
    "snippet": "string",
}
"""One row an article. ``title`` is the headline, or the first words of the body where the text has none.
``reused_share`` is the share (0 to 1) of the body's words that stand in paragraphs another article had earlier.
``independent_text`` is the id of the first article of its group of near-duplicates. ``snippet`` is filled by a search:
plain text with the hits between U+E000 and U+E001."""

REPORTS: dict[str, str] = {
    "report_id": "string",
    "visit_id": "string",
    "article_id": "string",
    "published": "datetime64[ns]",
    "outlet": "category",
    "title": "string",
    "sentence": "string",
    "sentence_start": "int64",
    "sentence_end": "int64",
    "reason": "string",
    "merge_reason": "string",
    "date_basis": "category",
    "confidence": "float64",
    "needs_review": "bool",
}
"""One row a visit report: a source of a visit. ``sentence_start`` and ``sentence_end`` are offsets into the article."""

EVIDENCE: dict[str, str] = {
    "report_id": "string",
    "visit_id": "string",
    "article_id": "string",
    "field": "category",
    "start": "int64",
    "end": "int64",
    "words": "string",
}
"""One row a field of a report: the offsets, and the words, that its value came from."""

MENTIONS: dict[str, str] = {
    "article_id": "string",
    "start": "int64",
    "end": "int64",
    "kind": "category",
    "key": "string",
    "label": "string",
    "country": "category",
    "role": "string",
}
"""One row a mention; the offsets are into the article's text."""

THEMES: dict[str, str] = {
    "theme": "string",
    "label": "string",
    "group": "category",
    "description": "string",
    "n_articles": "int64",
    "n_mentions": "int64",
    "n_independent": "int64",
    "n_articles_pasted": "int64",
    "n_mentions_pasted": "int64",
    "share": "float64",
    "first_seen": "datetime64[ns]",
    "last_seen": "datetime64[ns]",
}
"""One row a theme that occurs. ``n_independent`` counts the distinct texts: articles, copies of others apart, where
the theme stands in a paragraph that no earlier article had. ``n_articles_pasted`` counts the other articles that have
it, so that ``n_articles == n_independent + n_articles_pasted``; ``n_mentions_pasted`` the mentions in pasted
paragraphs. ``share`` is ``n_articles`` over the articles selected."""

THEME_MONTHS: dict[str, str] = {
    "theme": "string",
    "label": "string",
    "month": "datetime64[ns]",
    "n_articles": "int64",
    "n_independent": "int64",
    "n_selected": "int64",
}
"""One row a theme and month in which the theme occurs; ``n_selected`` counts the selected articles of that month."""

THEME_PERIODS: dict[str, str] = {
    "theme": "string",
    "label": "string",
    "unit": "category",
    "period": "datetime64[ns]",
    "n_articles": "int64",
    "n_independent": "int64",
    "n_texts": "int64",
    "share": "float64",
    "low": "float64",
    "high": "float64",
    "burst": "bool",
}
"""One row a theme and period that has texts, also where the theme is missing in it. ``unit`` (day, week, month, quarter
or year) is the same in all rows, ``period`` the first day. ``share`` is ``n_independent`` over ``n_texts``, all
independent texts of the period; ``low`` to ``high`` is its 95 % interval. ``burst`` marks periods of a burst."""

THEME_TRENDS: dict[str, str] = {
    "theme": "string",
    "label": "string",
    "direction": "category",
    "p": "float64",
    "q": "float64",
    "n_articles": "int64",
    "n_independent": "int64",
    "share_before": "float64",
    "low_before": "float64",
    "high_before": "float64",
    "share_after": "float64",
    "low_after": "float64",
    "high_after": "float64",
    "turn": "datetime64[ns]",
    "first_seen": "datetime64[ns]",
    "last_seen": "datetime64[ns]",
    "bursts": "object",
}
"""One row a theme, the clearest trend first. ``direction`` is rising, falling, steady or too few (to tell), by the
Cochran–Armitage test at a false discovery share ``q`` below 5 % over all themes tested; ``p`` is the test's own.
Each outlet is held against itself alone (Mantel 1963). The shares are those of the earlier and the later half
of each outlet's independent texts, with 95 % intervals; ``turn`` is where they part, missing for several outlets.
``bursts`` are pairs of days, first and last."""

THEME_PAIRS: dict[str, str] = {
    "theme_a": "string",
    "theme_b": "string",
    "label_a": "string",
    "label_b": "string",
    "n_both": "int64",
    "n_independent": "int64",
    "expected": "float64",
    "lift": "float64",
    "p": "float64",
    "q": "float64",
    "company": "category",
}
"""One row a pair of themes that stand in the same article. ``n_both`` counts articles, ``n_independent`` the texts that
have both in words of their own, ``expected`` how many of those chance would give, ``lift`` is the one over the other.
``company`` is "more than chance" where Fisher's exact test says so at a false discovery share ``q`` below 5 % over all
pairs tested and three texts have both, else "as chance", or "too few" for fewer texts; ``p`` is the test's own."""

THEME_DIRECTIONS: dict[str, str] = {
    "theme": "string",
    "label": "string",
    "pair": "category",
    "pair_name": "string",
    "n_visits": "int64",
    "n_articles": "int64",
    "n_independent": "int64",
}
"""One row a theme and unordered pair of countries (``"AZE+TUR"``) whose visits' reports speak of it; ``n_independent``
counts the articles that have the theme in words of their own (see THEMES)."""

THEME_VISITS: dict[str, str] = {
    "theme": "string",
    "label": "string",
    "visit_id": "string",
    "visit_name": "string",
    "start": "datetime64[ns]",
    "n_articles": "int64",
    "n_independent": "int64",
}
"""One row a visit and theme that its reports speak of, by the visit's first day: in how many articles, and in how many
of them in words of their own (see THEMES)."""

THEME_FOLLOWS: dict[str, str] = {
    "theme": "string",
    "label": "string",
    "n_articles": "int64",
    "n_independent": "int64",
    "n_texts": "int64",
    "share": "float64",
    "n_other": "int64",
    "n_texts_other": "int64",
    "share_other": "float64",
    "expected": "float64",
    "lift": "float64",
    "p": "float64",
    "q": "float64",
    "company": "category",
}
"""One row a theme of the articles on a pair of countries that appeared within 30 days after a visit between the two:
how many articles and independent texts have it, of ``n_texts``; and how many of the ``n_texts_other`` independent texts
on such pairs at other times. ``expected``, ``lift`` and ``company`` are as in THEME_PAIRS."""

PHRASES: dict[str, str] = {
    "phrase": "string",
    "label": "string",
    "n_articles": "int64",
    "n_independent": "int64",
    "n_rest": "int64",
    "score": "float64",
}
"""One row a discovered phrase, the most telling first: a name or a run of words that no lexicon has. ``n_articles`` and
``n_independent`` count the selected articles, and those that have it in words of their own; ``n_rest`` counts the other
articles that do. ``score`` is the z-value of the contrast, or the strength of the phrase where there is no rest."""

PASSAGES: dict[str, str] = {
    "cluster": "string",
    "article_id": "string",
    "published": "datetime64[ns]",
    "outlet": "category",
    "title": "string",
    "paragraph": "int64",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "likeness": "float64",
    "first": "bool",
    "n_articles": "int64",
}
"""One row a paragraph that several articles share; ``first`` marks the cluster's first appearance and ``n_articles``
counts the articles of the whole cluster. ``likeness`` is 1.0 word for word."""

COPIES: dict[str, str] = {
    "article_id": "string",
    "published": "datetime64[ns]",
    "outlet": "category",
    "title": "string",
    "n_copies": "int64",
    "n_all": "int64",
    "outlets": "object",
    "last_published": "datetime64[ns]",
}
"""One row a text that other articles repeat nearly as a whole: the article that had it first, how many of the selected
articles repeat it, how many articles have it at all, and in which outlets."""

FACETS: dict[str, str] = {"value": "string", "label": "string", "n": "int64"}
"""One row a value of a filter, most frequent first; ``n`` counts the rows it would leave, the other filters applied."""

REJECTS: dict[str, str] = {
    "source": "string",
    "place": "string",
    "value": "string",
    "reason": "string",
    "remedy": "string",
}
"""One row a thing that could not be read."""

JUDGEMENTS: dict[str, str] = {
    "number": "int64",
    "made_at": "datetime64[ns]",
    "by": "string",
    "action": "category",
    "visit_id": "string",
    "visit": "string",
    "said": "string",
    "note": "string",
    "state": "category",
    "remark": "string",
    "undoes": "int64",
    "undone_by": "int64",
}
"""One row an entry of the log of judgements, the latest first. ``made_at`` is in UTC. ``visit`` names the visit in
words, ``said`` tells what was said of it. ``state`` is ``in force``, ``undone``, ``without effect`` (``remark`` says
why) or ``undo`` for an entry that only takes back another, ``undoes``; ``undone_by`` is the one that takes this one
back; both are 0 where there is none."""

LEXICONS: dict[str, str] = {"file": "string", "name": "string", "n_entries": "int64", "state": "category"}
"""One row a lexicon of themes, each over those before it; ``state`` is "in force", or "changed", "new" or "gone since
the build"."""

SOURCES: dict[str, str] = {
    "source": "string",
    "format": "category",
    "n_articles": "int64",
    "n_rejects": "int64",
    "first": "datetime64[ns]",
    "last": "datetime64[ns]",
    "read_at": "datetime64[ns]",
}
"""One row a file that was read."""

COMPARISON: dict[str, str] = {
    "outcome": "category",
    "line": "int64",
    "visit_id": "string",
    "visitor_person": "string",
    "visitor_country": "category",
    "visitor_name": "string",
    "host_country": "category",
    "host_name": "string",
    "place": "string",
    "start": "datetime64[ns]",
    "end": "datetime64[ns]",
    "start_articles": "datetime64[ns]",
    "end_articles": "datetime64[ns]",
    "visitor_articles": "string",
    "difference": "string",
    "note": "string",
}
"""One row a visit of a table made by hand, or of the articles, by its first day. ``outcome`` is ``agreed``, ``only in
the table`` or ``only in the articles``. ``line`` is the table's line (0 where only the articles have it), ``visit_id``
the visit of the articles. The columns ending in ``_articles`` are what the articles say; the others are the table's,
the articles' where the table has no row. ``difference`` says where the two differ though they agree."""
