"""The command line: one file a verb, no logic of its own. Start-up is kept quick: verbs import on use."""

from __future__ import annotations


def main() -> None:
    """Run the command line and end the process with its exit code (0 done, 1 something was wrong, 2 could not run)."""
    from provenance.cli.app import run  # noqa: PLC0415

    run()
