"""Charts as pictures that stand by themselves, drawn without a browser: ``to_svg`` and ``to_png``."""

from charts.picture.plate import Chart, Source, to_png, to_svg
from charts.picture.symbols import NotDrawn

__all__ = ["Chart", "NotDrawn", "Source", "to_png", "to_svg"]
