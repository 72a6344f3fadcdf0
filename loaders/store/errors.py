"""What can be wrong with a store, said with its path and the remedy."""

from pathlib import Path


class StoreError(Exception):
    """A store that cannot be used as it is."""


class StoreMissing(StoreError):
    """There is no store where one was looked for."""

    def __init__(self, store: Path | str) -> None:
        super().__init__(f"{store} holds no store. Build one with: python -m loaders build SOURCE --store {store}")


class StoreDamaged(StoreError):
    """The store's pointer, tables or index cannot be read."""

    def __init__(self, store: Path | str, found: object) -> None:
        super().__init__(f"{store} is damaged ({found}). Build it anew with: python -m loaders build --store {store}")


class StoreOutdated(StoreError):
    """The store was written by another version of the schema."""

    def __init__(self, store: Path | str, found: object, wanted: int) -> None:
        super().__init__(
            f"{store} has schema {found}, this program needs {wanted}. "
            f"Build it anew with: python -m loaders build --store {store}"
        )


class StoreBusy(StoreError):
    """Another build is writing the store."""

    def __init__(self, store: Path | str, holder: str) -> None:
        super().__init__(f"{store} is being built by {holder or 'another process'}. Wait until it has ended.")
