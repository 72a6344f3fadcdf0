"""The one way in.

Beside a directory ``pages``, a fresh Streamlit server runs the file an address names (``/articles`` ->
``pages/articles.py``) by itself, before ``dashboard.py`` has ever said what its pages are: without filters, head or
style. Each page file therefore calls ``enter`` when it is run as the main script.
"""

import runpy
from pathlib import Path

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard.py"


def enter() -> None:
    """Run the dashboard, which shows the page that the address names."""
    runpy.run_path(str(DASHBOARD), run_name="__main__")
