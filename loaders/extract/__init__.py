"""Finding people, countries, places, dates, themes and visits in one article."""
