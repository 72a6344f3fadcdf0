"""An article with all that was found in it, read once and then shared by all parts of a page and all readers."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from loaders.frames import Article, Corpus, article, evidence, mentions, passages_of, reports


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, its visit reports in the order of the text (REPORTS), and what else was found in it.

    Others have the same one: treat it as read-only.
    """

    article: Article
    reports: pd.DataFrame
    evidence: pd.DataFrame
    mentions: pd.DataFrame
    passages: pd.DataFrame


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Corpus: lambda corpus: corpus.version})
def read(corpus: Corpus, article_id: str) -> Reading | None:
    """The article and what was found in it; None where there is no such article."""
    found = article(corpus, article_id)
    if found is None:
        return None
    words = evidence(corpus, article_id=article_id)
    told = reports(corpus, words["visit_id"].dropna().unique().tolist())
    own = told[told["article_id"] == article_id].sort_values("sentence_start")
    return Reading(found, own, words, mentions(corpus, article_id), passages_of(corpus, article_id))
