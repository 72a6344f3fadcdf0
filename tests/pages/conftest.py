"""The real app, run without a browser on a store of the five articles."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.sample import fill_sample

PROJECT = Path(__file__).parents[2]
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the five articles with hand-written visits."""
    return fill_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def open_page(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page of the dashboard by name, with the address's parameters."""
    monkeypatch.setenv("ATTACHE_STORE", str(sample_store))

    def open_(name: str, /, **address: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "dashboard.py"), default_timeout=60)
        for parameter, value in address.items():
            app.query_params[parameter] = value
        app.switch_page(f"pages/{name}.py")
        return app.run()

    return open_


def text_of(app: AppTest) -> str:
    """All that the page says in Markdown, HTML and captions."""
    parts = [element.value for kind in ("markdown", "caption", "warning", "error") for element in app.get(kind)]
    return "\n".join([*parts, *(element.proto.body for element in app.get("html"))])
