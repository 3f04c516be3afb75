"""How a verb ends: what each error becomes, in one line and an exit code."""

from __future__ import annotations

import functools
import os
import sys
from typing import TYPE_CHECKING, ParamSpec

import typer

from provenance.cli.session import one_line
from provenance.errors import ExtractError, ProvenanceError, StoreError, WriteError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")

TRACE = "PROVENANCE_TRACEBACK"
"""Set it to see where an unexpected error comes from."""


def answering(verb: Callable[P, None]) -> Callable[P, None]:
    """The verb, its errors turned into a line on stderr and an exit code.

    1: it ran and something was wrong; 2: it could not run; 130: interrupted; 141: whoever read the output
    has gone away, which is no error of ours (128 and the signal's number, as a shell has it).
    """

    @functools.wraps(verb)
    def answered(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            verb(*args, **kwargs)
            sys.stdout.flush()
        except (StoreError, ExtractError, WriteError) as error:
            _end(error, 2)
        except ProvenanceError as error:
            _end(error, 1)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(141) from None
        except KeyboardInterrupt:
            _end("interrupted; what was acknowledged is kept", 130)
        except OSError as error:
            _end(f"{error.filename or 'output'}: {error.strerror or error}", 2)
        except Exception as error:
            if isinstance(error, typer.Exit | typer.Abort | typer.BadParameter) or os.environ.get(TRACE):
                raise
            kind = type(error).__name__
            _end(f"an error nobody foresaw ({kind}: {error}); set {TRACE}=1 to see where, and please report it", 2)

    return answered


def _end(problem: object, code: int) -> None:
    print(f"error: {one_line(problem)}", file=sys.stderr)
    raise typer.Exit(code)
