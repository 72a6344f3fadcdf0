"""Visits: who went where, or received whom, as one article tells it.

The way of a sentence, by the files that it passes:

- ``tokens``, ``letters`` and ``items``: its words, with what the lexicons know of them;
- ``party``, ``offices``, ``grammar``, ``missions`` and ``parties``: the officials and delegations it names;
- ``nodes`` and ``scene``: its words, parties, places and dates in a row; ``reading`` makes a ``story`` of all scenes,
  and ``settling`` finds with ``people`` and ``senders`` which official each party is, over the whole article;
- ``nouns`` (with ``noun_phrases`` and ``possession``), ``tours``, ``journeys``, ``legs``, ``presence``,
  ``speeches`` and ``deeds``, all called by ``moves``; ``receptions``, ``attendance``, ``participation`` (with
  ``rolls``), ``meetings`` and ``talks``: the claims it makes, which ``delegations`` and ``sides`` give their parties,
  ``places``, ``events`` and ``gatherings`` their place;
- ``envoys``, ``hosts``, ``guests`` and ``facing``: who is host and who is guest, where the words leave it open;
- ``standing`` and ``dating``, by the words of ``wording``: whether it happened, and when;
- ``stays``, ``judgement``, ``interlocutors``, ``confidence``, ``evidence`` and ``reporting``: the claims about one
  stay as one report.

``find`` leads through all of it, with each of the ``rules`` run where ``firstlook`` sees something for it; ``named``
lists the people and ``topics`` the themes of the same story.
"""

from loaders.extract.visits.find import find_visits

__all__ = ["find_visits"]
