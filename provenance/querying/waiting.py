"""Waiting for something no longer than is allowed, whatever it is doing.

A socket's own timeout begins anew with every byte that drips in; this one is for all of it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")


def within(seconds: float | None, work: Callable[[], Found]) -> Found:
    """What the work, done in a thread, comes to. TimeoutError when its time is up; it is left to itself then."""
    done: list[Found] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            failed.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not done:
        raise TimeoutError
    return done[0]
