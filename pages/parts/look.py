"""The few rules of style that the theme's options do not reach."""

import streamlit as st

from charts import style
from pages.parts import state

_CSS = """
<style>
  .stApp { font-variant-numeric: tabular-nums lining-nums; font-feature-settings: "tnum", "lnum"; }
  [data-testid="stMainBlockContainer"] { max-width: 1480px; padding-left: 2rem; padding-right: 2rem; }
  [data-testid="stSidebarUserContent"] [data-testid="stVerticalBlock"] { gap: .55rem; }
  [data-testid="stSidebarUserContent"] h6 { text-transform: uppercase; letter-spacing: .06em; font-size: .74rem;
    font-family: var(--attache-sans, inherit); opacity: .8; margin: .8rem 0 .45rem; padding: 0 0 .15rem;
    border-bottom: 1px solid rgba(128, 128, 128, .28); }
  [data-testid="stSidebarUserContent"] [data-testid="stWidgetLabel"] * { color: inherit; }
  [data-testid="stSidebarUserContent"] [data-testid="stWidgetLabel"] { color: inherit !important; }
  [data-testid="stSidebarHeader"]::before { content: "Attaché"; font-family: "Source Serif", serif; font-weight: 600;
    font-size: 1.45rem; letter-spacing: .005em; }
  h1.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  [data-testid="stElementContainer"]:has(h1.unseen), [data-testid="stLayoutWrapper"]:has(> .st-key-page_script),
  [data-testid="stLayoutWrapper"]:has(> .st-key-signature),
  [data-testid="stElementContainer"]:has(> .stHtml > style:only-child) {
    position: absolute; width: 1px; height: 1px; overflow: hidden; }
  [data-testid="stCaptionContainer"], [data-testid="stExpander"] summary p, [data-testid="stButton"] kbd {
    color: inherit !important; opacity: .82; }
  [data-tag] { background: rgba(128, 128, 128, .2) !important; }
  [data-tag], [data-tag] * { color: inherit !important; }
  /* In half the sidebar's width it would hide the year; the filter's chip takes the day away. */
  [data-testid="stSidebar"] [data-testid="stDateInputClearButton"] { display: none; }
  [data-testid="stDateInput"] [role="group"] { padding-left: 5px; padding-right: 0; }
  [data-testid="stDateInput"] [role="spinbutton"] { display: inline-block; min-width: 24px; padding: 0;
    min-height: 24px; line-height: 24px; text-align: center; }
  [data-testid="stMultiSelect"] button[aria-label="Clear all"] { min-width: 24px; min-height: 24px; }
  [data-testid="stMain"] :is(h2, h3, h4, h5, h6) { text-wrap: balance; }
  [data-testid="stMain"] :is(h4, h6) { padding-bottom: .45rem; }
  /* Names are read across the arrows that pass below them. */
  .st-key-plate_worldmap .trace:last-child text { paint-order: stroke; stroke: PAPER; stroke-width: 3px;
    stroke-linejoin: round; }
  .counts { margin: 0; font-size: 1.02rem; white-space: nowrap; }
  .counts b { font-weight: 650; }
  .counts span { opacity: .72; font-size: .9rem; }
  .st-key-selection { border-bottom: 1px solid rgba(128, 128, 128, .28); padding-bottom: .35rem; }
  .st-key-selection > [data-testid="stLayoutWrapper"]:has(.st-key-undo),
  .st-key-selection > [data-testid="stLayoutWrapper"] > div:has(.st-key-undo) { flex: 0 0 auto; width: auto; }
  .st-key-selection button { min-height: 1.75rem; padding: .05rem .55rem; font-size: .86rem; }
  .st-key-selection [data-testid="stElementContainer"]:has(> .st-key-hints), .st-key-selection .st-key-hints {
    flex-basis: 100%; }
  .attache-hinted { outline: 2px solid ACCENT; outline-offset: 3px; border-radius: 3px; }
  .js-plotly-plot path.point.chosen { stroke: currentColor !important; stroke-width: 4px !important;
    opacity: 1 !important; paint-order: stroke; }
  /* A box that a slip of the hand has drawn must not take the click from the mark under it. */
  .stVegaLiteChart .days_brush path { pointer-events: none !important; }
  .stVegaLiteChart { touch-action: pan-y pinch-zoom; }
  .found { margin: 0 0 .9rem; max-width: 52rem; line-height: 1.5; }
  .found span { opacity: .75; margin-right: .4rem; white-space: nowrap; }
  .found mark { background: #f6d860; color: #1b1f24; padding: 0 1px; }
  .stApp :is(a, button, summary, [role="button"], [role="tab"]):focus-visible { outline: 2px solid ACCENT !important;
    outline-offset: 1px; }
  [data-testid="stFileUploader"] button { min-width: 26px; min-height: 26px; }
  [data-testid^="stBaseButton-primary"]:not(:disabled) { background: ACCENT; border-color: ACCENT; color: PAPER; }
  [data-testid^="stBaseButton-primary"]:not(:disabled):hover { filter: brightness(.93); }
  .st-key-no_corpus a p { color: ACCENT; font-weight: 600; }
  [class*="st-key-found_"] a p { color: ACCENT; font-size: 1.03rem !important; font-weight: 600;
    line-height: 1.35 !important; }
  [class*="st-key-found_"] a:hover p { text-decoration: underline; }
  header.article h2 { font-family: "Source Serif", serif; margin: 0 0 .2rem; padding: 0; line-height: 1.2; }
  header.article p { margin: 0 0 .1rem; font-size: .93rem; opacity: .85; }
  header.article code { font-size: .8rem; }
  [data-testid="stMain"] [data-testid="stPageLink-NavLink"] { background: none !important; padding: 0; margin: 0; }
  [data-testid="stMain"] [data-testid="stPageLink-NavLink"]:hover p { text-decoration: underline; }
  [data-testid="stMain"] [data-testid="stPageLink-NavLink"] p { overflow: hidden; text-overflow: ellipsis; }
  [class*="st-key-found_"] [data-testid="stPageLink-NavLink"] span, [class*="st-key-found_"] a p {
    white-space: normal; overflow: visible; }
  [class*="st-key-report_"] button { justify-content: flex-start; text-align: left; min-height: 1.6rem; padding: 0; }
  .facts { display: flex; flex-wrap: wrap; gap: .4rem 1.8rem; margin: 0 0 .4rem; }
  .facts div { display: flex; flex-direction: column; }
  .facts b { font-family: "Source Serif", serif; font-size: 1.35rem; font-weight: 600; line-height: 1.2; }
  .facts span { font-size: .85rem; opacity: .8; }
  blockquote.passage { margin: 0 0 .6rem; padding: .1rem 0 .1rem .9rem; border-left: 4px double rgba(128, 128, 128, .6);
    font-family: "Source Serif", serif; max-width: 46rem; line-height: 1.5; white-space: pre-line; }
  .versions { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; font-size: .95rem; line-height: 1.5; }
  .versions p { margin: 0 0 .6rem; }
  .versions del { background: rgba(200, 80, 30, .18); text-decoration: line-through; }
  .versions ins { background: rgba(0, 128, 106, .2); text-decoration: underline; }
  .st-key-article_themes { gap: .1rem .9rem !important; }
  .st-key-article_themes button { min-height: 1.5rem; padding: 0; }
  .st-key-visit_themes button, .st-key-visit_worns button { min-height: 1.6rem; padding: .02rem .5rem; }
  .st-key-visit_themes button p, .st-key-visit_worns button p { font-size: .88rem; }
  .st-key-discovered > div { border-bottom: 1px solid rgba(128, 128, 128, .22); padding: .2rem 0 .3rem; }
  .st-key-discovered button { min-height: 1.5rem; justify-content: flex-start; text-align: left; }
  div.spread { display: flex; height: 6px; max-width: 100%; }
  div.spread i { background: repeating-linear-gradient(90deg, ACCENT 0 4px, transparent 4px 6px); height: 6px; }
  div.spread i.worn { background: rgba(128, 128, 128, .55); }
  p.spread { margin: 0; font-size: .86rem; opacity: .82; }
  .st-key-visit_hero [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"]) { flex-wrap: wrap; }
  .st-key-visit_hero [data-testid="stColumn"] { min-width: min(20rem, 100%); }
  [data-testid="stPopoverButton"][aria-expanded="true"], [data-testid="stPopoverButton"]:is(:hover, :active, :focus) {
    color: ACCENT !important; }
  /* In whole pixels: the parts of one get lost between two measures of a chart, and it would be drawn again. */
  [class*="st-key-plate_"] { position: relative; width: round(down, 100%, 1px); }
  [class*="st-key-plate_"] :is(h3, h4, h5, h6) { padding-right: 4.6rem; }
  [class*="st-key-picture_"] { position: absolute !important; top: .33rem; right: 0; z-index: 2;
    width: auto !important; }
  [class*="st-key-plate_"][class*="_small"] [class*="st-key-picture_"] { top: 0; }
  .st-key-timeline_head [class*="st-key-picture_"] { position: static !important; }
  [class*="st-key-picture_"] button { min-height: 1.6rem; padding: 0 .2rem; }
  [class*="st-key-picture_"] button p { font-size: .84rem; }
  [data-testid="stDialog"] { background: rgba(20, 23, 28, .45) !important; }
  @media (max-width: 640px) { .versions { grid-template-columns: 1fr; } }
  @media (max-width: 640px) {
    [data-testid="stMainBlockContainer"] { padding-left: .9rem; padding-right: .9rem; }
    .counts { white-space: normal; }
    .st-key-selection :is([data-testid="stBaseButton-tertiary"], [data-testid="stPopoverButton"]) {
      padding-left: 0; padding-right: .15rem; }
    .st-key-timeline_head, .st-key-timeline_head * { row-gap: .5rem !important; }
    [data-testid="stButtonGroup"] button { padding-left: .6rem; padding-right: .6rem; }
    [data-testid="stElementContainer"]:has(h1.unseen) { position: static; width: auto; height: auto; }
    h1.unseen { position: static; width: auto; height: auto; clip-path: none; font-size: 1.5rem; padding: 0; margin: 0;
      line-height: 1.2; font-family: "Source Serif", serif; font-weight: 600; }
    [data-testid="stColumn"] { min-width: 100% !important; }
    [data-testid="stHorizontalBlock"]:has(> [data-testid="stColumn"]) { gap: 1rem !important; }
  }
  @media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
  @media print {
    [data-testid="stSidebar"], [data-testid="stHeader"], .st-key-selection button { display: none !important; }
  }
</style>
"""


def apply() -> None:
    """Put the rules on the page."""
    colours = style.palette(state.mode())
    st.html(_CSS.replace("ACCENT", colours.accent).replace("PAPER", colours.paper))
