"""Mentions: what a name stands for where it stands."""

from datetime import date

import pytest

from loaders.extract.mentions import find_mentions
from loaders.extract.salience import countries_of
from loaders.formats import read_articles
from loaders.models import Article, Segment

NOW, THEN = date(2024, 5, 6), date(1987, 3, 6)


def found(text: str, day: date = NOW) -> str:
    """The mentions of a text as ``words=key/role``."""
    mentions = find_mentions(Article("a", day, text))
    shown = (f"{text[m.start : m.end]}={m.key}{'/' + m.role if m.role else ''}" for m in mentions)
    return ", ".join(" ".join(words.split()) for words in shown)


COUNTRIES = [
    ("Türkiye, Turkey and TURKEY", "Türkiye=TUR, Turkey=TUR, TURKEY=TUR"),
    ("Turkish troops, two Turks", "Turkish=TUR/demonym, Turks=TUR/demonym"),
    ("the US told us", "US=USA"),
    ("the U.S.-Japan pact", "U.S.=USA, Japan=JPN"),
    ("Azerbaijani-Turkish drills", "Azerbaijani=AZE/demonym, Turkish=TUR/demonym"),
    ("Franco-German talks", "Franco=FRA/demonym, German=DEU/demonym"),
    ("General Franco died", ""),
    ("the Republic of\nAzerbaijan", "Republic of Azerbaijan=AZE"),
    ("Côte d’Ivoire's army", "Côte d’Ivoire=CIV"),
    ("Nigeria and Niger", "Nigeria=NGA, Niger=NER"),
    ("Congo's president spoke in Kinshasa", "Congo=COD, Kinshasa=COD.kinshasa"),
    ("Congo's president spoke in Brazzaville", "Congo=COG, Brazzaville=COG.brazzaville"),
    ("Jordan Foreign Minister Ayman Safadi", "Jordan=JOR"),
    ("Jordan Pickford caught it", ""),
    ("Mr. Jordan and Michael Jordan", ""),
    ("a Finn, Mika Finn", "Finn=FIN/demonym"),
    ("a US$5 fee, a turkey, polish", ""),
]
PLACES = [
    ("He flew to Ankara on Monday.", "Ankara=TUR.ankara"),
    ("Uzbekistan's capital Tashkent and", "Uzbekistan=UZB, Tashkent=UZB.tashkent"),
    ("in Şuşa and Shushi", "Şuşa=AZE.shusha, Shushi=AZE.shusha"),
    ("to Kiev and Kyiv", "Kiev=UKR.kyiv, Kyiv=UKR.kyiv"),
    ("in Birmingham, Alabama", "Birmingham=USA.birmingham, Alabama=USA.alabama"),
    ("in Paris, Texas", "Texas=USA.texas"),
    ("in Moscow, Idaho", "Idaho=USA.idaho"),
    ("in Istanbul, Iran and Iraq", "Istanbul=TUR.istanbul, Iran=IRN, Iraq=IRQ"),
    ("in Savannah, Ga.", "Savannah=USA.savannah, Ga.=USA.georgia"),
    ("in Savannah, GA", "Savannah=USA.savannah, GA=USA.georgia"),
    ("in Atlanta, Georgia", "Atlanta=USA.atlanta, Georgia=USA.georgia"),
    ("in Armenia, Georgia and Azerbaijan", "Armenia=ARM, Georgia=GEO, Azerbaijan=AZE"),
    ("He met Abraham Lincoln.", ""),
    ("a nice split; Reading is fun", ""),
    ("He spoke in Nice, France.", "Nice=FRA.nice, France=FRA"),
    ("France said he spoke in Nice.", "France=FRA, Nice=FRA.nice"),
    ("received at the White House", "White House=USA.white-house"),
    ("talks at Camp David", "Camp David=USA.camp-david"),
    ("in Kashmir", "Kashmir=kashmir"),
    ("Defense Secretary Austin left. Austin landed in Kyiv.", "Kyiv=UKR.kyiv"),
    ("Lloyd Austin left. He spoke in Austin.", "Austin=USA.austin"),
]
GOVERNMENTS = [
    ("Ankara said it would come.", "Ankara=TUR/metonym"),
    ("between Ankara and Moscow", "Ankara=TUR/metonym, Moscow=RUS/metonym"),
    ("Baku-Ankara ties", "Baku=AZE/metonym, Ankara=TUR/metonym"),
    ("the Paris-based group", "Paris=FRA.paris"),
    ("Tehran's position", "Tehran=IRN/metonym"),
    ("Tehran's streets", "Tehran=IRN.tehran"),
    ("The Kremlin denied it.", "Kremlin=RUS/metonym"),
    ("the State Department said", "State Department=USA/metonym"),
    ("the Bank of England cut rates", "Bank of England=GBR/metonym"),
]
LONGER_NAMES = [
    ("British Airways Plc said", "British Airways Plc=British Airways Plc/company"),
    ("BRITISH AIRWAYS PLC <BAB.L> NET", "BRITISH AIRWAYS PLC=BRITISH AIRWAYS PLC/company"),
    ("British Airways Plc's net", "British Airways Plc=British Airways Plc/company"),
    ("the Indian Institute of Technology", "Indian=IND/demonym"),
    ("the Washington Post said", "Washington Post=Washington Post/outlet"),
    ("in New Mexico and New England", "New Mexico=USA.new-mexico"),
    ("in the South China Sea", ""),
    ("on Washington Street", ""),
    ("Papua New Guinea", "Papua New Guinea=PNG"),
    ("an Indo-Pacific plan", ""),
]
ORGANISATIONS = [
    ("NATO and the EU", "NATO=NATO, EU=EU"),
    ("the World Bank and the IMF", "World Bank=World Bank, IMF=IMF"),
    ("who knows the WHO", "WHO=WHO"),
    ("the U.N. Security Council", "U.N. Security Council=UN"),
    ("the Security Council of Armenia", "Armenia=ARM"),
    ("the National Security Council", ""),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*COUNTRIES, *PLACES, *GOVERNMENTS, *LONGER_NAMES, *ORGANISATIONS], ids=lambda text: text[:40]
)
def test_what_a_name_stands_for(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BONN, March 6 - He left.", "BONN=DEU.bonn"),
        ("BEDFORD, Mass., March 6 - It rose.", "BEDFORD=USA.bedford, Mass.=USA.massachusetts"),
        ("LONG GROVE, ILL., March 6 - It rose.", "ILL.=USA.illinois"),
        ("NEW YORK, March 6 - It rose.", "NEW YORK=USA.new-york"),
        ("SAN MATEO, Calif., March 6 - It rose.", "SAN MATEO=USA.san-mateo, Calif.=USA.california"),
        ("BRYN MAWR, Pa, March 6 - It rose.", "Pa=USA.pennsylvania"),
    ],
)
def test_datelines(text: str, expected: str) -> None:
    assert found(text, THEN) == expected


@pytest.mark.parametrize(
    ("text", "then", "now"),
    [
        ("Russian envoys", "SUN", "RUS"),
        ("Soviet envoys", "SUN", "SUN"),
        ("He went to Kiev", "SUN", "UKR"),
        ("He went to Prague", "CSK", "CZE"),
        ("the Kremlin", "SUN", "RUS"),
        ("West German envoys", "DEU", "DEU"),
    ],
)
def test_states_that_are_gone(text: str, then: str, now: str) -> None:
    assert [find_mentions(Article("a", day, text))[0].country for day in (THEN, NOW)] == [then, now]


@pytest.mark.parametrize(
    ("text", "then", "now"),
    [
        ("Congo voted.", "COG", "COD"),
        ("Zaire and Congo voted.", "COD COG", "COD COD"),
        ("Congo-Brazzaville voted, and then all Congolese newspapers wrote of it.", "COG COG", "COG COG"),
        ("KINSHASA - Congo voted.", "COD.kinshasa COG", "COD.kinshasa COD"),
    ],
)
def test_a_name_that_another_country_took_later(text: str, then: str, now: str) -> None:
    assert [" ".join(m.key for m in find_mentions(Article("a", day, text))) for day in (THEN, NOW)] == [then, now]


def test_furniture_is_left_out() -> None:
    text = "Turkey agreed.\nMore from Iran"
    article = Article("a", NOW, text, segments=(Segment("body", 0, 14), Segment("furniture", 15, len(text))))
    assert [mention.key for mention in find_mentions(article)] == ["TUR"]


def test_labels_are_for_reading() -> None:
    mentions = find_mentions(Article("a", NOW, "Turkish and EU envoys left Kiev."))
    assert [mention.label for mention in mentions] == ["Türkiye", "European Union", "Kyiv"]


@pytest.mark.parametrize("article", list(read_articles("data/articles")), ids=lambda article: article.id)
def test_the_five_articles_are_about_two_countries(article: Article) -> None:
    assert set(countries_of(article, find_mentions(article))[:2]) == {"AZE", "TUR"}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("", ()),
        ("Nothing named.", ()),
        ("Turkish and Iranian envoys met.", ("TUR", "IRN")),
        ("Turkey did this, Turkey did that; Turkey, unlike Chile, wins. Turkey, that is.", ("TUR",)),
        ("The Tehran Times reported that Turkey agreed.", ("TUR",)),
    ],
)
def test_countries_an_article_is_about(text: str, countries: tuple[str, ...]) -> None:
    article = Article("a", NOW, text)
    assert countries_of(article, find_mentions(article)) == countries


def test_the_dateline_counts_most() -> None:
    text = "ANKARA, May 6 - Iran and Iraq said so."
    article = Article("a", NOW, text, segments=(Segment("dateline", 0, 15), Segment("body", 16, len(text))))
    assert countries_of(article, find_mentions(article))[0] == "TUR"


def test_a_very_long_line_takes_no_longer_than_its_length() -> None:
    text = "Congo and Ankara said, BAKU-ANKARA, Georgia. " * 2000
    assert len(find_mentions(Article("a", NOW, text))) == 10_000
