"""Chunks of work spread over processes, here or on a cluster."""

import contextlib
import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from types import ModuleType
from typing import Any, Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
Result = TypeVar("Result", covariant=True)
_PRELOADED = ["loaders.prepared"]
_MAIN = threading.Lock()
_READY = 150
"""Chunks that may be made ready while the workers load their lexicons: more than can be."""
_AHEAD = 40
"""Chunks for each worker that may wait for it later on."""


class SchedulerMissing(RuntimeError):
    """A cluster was asked for and cannot be reached."""


class Promise(Protocol[Result]):
    """A result that will be there."""

    def result(self) -> Result:
        """Wait for the result."""


def count_workers(wanted: int | None = None) -> int:
    """How many processes to use: as many as wanted, else as many as this process may use cores; at least 1."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(wanted or allowed, 1)


def run(
    work: Callable[[In], Out], chunks: Iterable[In], *, workers: int, scheduler: str | None = None
) -> Iterator[Out]:
    """What the work gives for every chunk, in order.

    One chunk, or one worker, is done in this process; ``scheduler`` is the address of a Dask scheduler. Chunks are
    taken from the iterable only as fast as they are worked off. Raises SchedulerMissing.
    """
    waiting = iter(chunks)
    if scheduler is not None:
        yield from _run_on_cluster(work, waiting, scheduler)
        return
    first = list(islice(waiting, 2))
    if workers == 1 or len(first) < 2:
        yield from map(work, chain(first, waiting))
    else:
        yield from _run_in_pool(work, chain(first, waiting), workers)


def _run_in_pool(work: Callable[[In], Out], chunks: Iterator[In], workers: int) -> Iterator[Out]:
    # Neither way copies this process, which may hold threads and open tables.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(_PRELOADED)
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        ready = _read_while_starting(pool, chunks, _READY)
        yield from _keep_busy(lambda chunk: _submit(pool, work, chunk), chain(ready, chunks), _AHEAD * workers)


def _read_while_starting(pool: ProcessPoolExecutor, chunks: Iterator[In], most: int) -> list[In]:
    """The chunks that could be made ready while the first process started, which a submit waits for.

    The lexicons take it over a second, in which this process would read nothing.
    """
    first = threading.Thread(target=_submit, args=(pool, _start, None))
    first.start()
    ready: list[In] = []
    while first.is_alive() and len(ready) < most:
        following = list(islice(chunks, 1))
        if not following:
            break
        ready += following
    first.join()
    return ready


def _start(_: None) -> None:
    """Work of no chunk, for which a pool starts a process."""


def _submit(pool: ProcessPoolExecutor, work: Callable[[In], Out], chunk: In) -> Promise[Out]:
    """Submit a chunk; a process that is started for it does not run the main module again.

    Under Streamlit that is the dashboard, and a script without a guard would build once more in every worker.
    """
    with _MAIN:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            return pool.submit(work, chunk)
        finally:
            sys.modules["__main__"] = main


def _keep_busy(submit: Callable[[In], Promise[Out]], chunks: Iterator[In], in_flight: int) -> Iterator[Out]:
    running = deque(submit(chunk) for chunk in islice(chunks, in_flight))
    while running:
        done = running.popleft().result()
        running.extend(submit(chunk) for chunk in islice(chunks, 1))
        yield done


def _run_on_cluster(work: Callable[[In], Out], chunks: Iterator[In], address: str) -> Iterator[Out]:
    try:
        from distributed import Client
    except ImportError:
        raise SchedulerMissing(
            "--scheduler needs Dask, which is not installed. Install it with: pip install distributed"
        ) from None
    with contextlib.ExitStack() as stack:
        try:
            client: Any = stack.enter_context(Client(address, timeout="10s"))
        except (OSError, ValueError) as error:
            reason = f"no Dask scheduler answers at {address} ({error})"
            raise SchedulerMissing(f"{reason}. Start it or check the address.") from None
        in_flight = 4 * max(sum(client.nthreads().values()), 1)
        yield from _keep_busy(lambda chunk: client.submit(work, chunk, pure=False), chunks, in_flight)
