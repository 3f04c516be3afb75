"""What extraction costs, engine by engine: ``python tests/benchmarks/extraction.py [ENGINE…]`` (``--help`` for more).

Every measurement is a process of its own. An article is 800 words: paragraphs of the harbour samples, mixed by a
fixed seed, none twice in an article (engines know repeated paragraphs); with ``--texts FOLDER`` the texts of a folder,
counted as their words divided by 800. Times are CPU seconds of all threads, reading left out; each figure is the median
of ``--runs`` passes, after one that is not counted, so the model's loading is left out.

start-up    from the process's first instruction to the first short sentence extracted: interpreter, imports, model
peak        the most memory that the process held after all articles
two cores   wall-clock articles a second on two cores against one: one process with two threads (which an engine has
            or has not), and two processes. Only a machine with nothing else to do shows this: the load is printed.
stages      CPU seconds by the functions of `STAGES` on one thread, each without the ones inside it
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import wraps
from pathlib import Path
from statistics import median

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "harbour"
NETWORK = {"llm"}  # engines that ask another machine: nothing of theirs is measured here
WORDS = 800
SHORT = "“We will not be hurried,” said Ann Oyelaran."

_RULES = "provenance.extractors.rules:"
_NEURAL = "provenance.extractors.neural:"
_SHARED = {"survey": "survey", "rules' drafts": "drafts", "speakers, relays": "attributions"}
_OF_NETWORK = {
    "tokens": "provenance.extractors.neural.pieces:Vocabulary.pieces",
    "model": "provenance.extractors.neural.network:Network.read",
    "model, roles": "provenance.extractors.neural.network:Network.roles",
    "decoding": _NEURAL + "found",
    "merging": _NEURAL + "merged",
    "drafts of spans": _NEURAL + "drafts_of",
}
STAGES = {
    "rules": {name: _RULES + function for name, function in _SHARED.items()},
    "neural": _OF_NETWORK | {name: _NEURAL + function for name, function in _SHARED.items()},
}
STAGES["fast"] = STAGES["neural"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("engines", nargs="*", help="default: every engine that needs no network")
    parser.add_argument("--texts", help="a folder of .txt files instead of the samples")
    parser.add_argument("--count", type=int, default=24, help="how many articles (default 24)")
    parser.add_argument("--runs", type=int, default=3, help="passes over them (default 3)")
    parser.add_argument("--job", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.job:
        child(json.loads(given.job))
        return
    from provenance.extractors import EXTRACTORS

    engines = given.engines or [plugin.name for plugin in EXTRACTORS.plugins if plugin.name not in NETWORK]
    job = {"texts": given.texts, "count": given.count, "runs": given.runs}
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors; medians of {given.runs}")
    print(f"{'engine':10} {'articles/CPU-s':>14} {'start-up CPU-s':>14} {'peak MB':>8} {'2 threads':>10} {'2 processes':>12}")
    split = {}
    for engine in engines:
        one = job | {"engine": engine}
        started = [asked(job | {"engine": engine, "do": "start"})["cpu"] for _ in range(given.runs)]
        alone = asked(one | {"do": "run"}, cores=1)
        threads = asked(one | {"do": "run"}, cores=2)
        split[engine] = asked(one | {"do": "stages"}, cores=1)
        print(
            f"{engine:10} {alone['articles'] / alone['cpu']:14.2f} {median(started):14.2f} {alone['peak']:8.0f} "
            f"{alone['wall'] / threads['wall']:10.2f} {alone['wall'] / together(one):12.2f}"
        )
    for engine, spent in split.items():
        whole = sum(spent.values())
        parts = "; ".join(f"{name} {1000 * s:.1f} ({s / whole:.0%})" for name, s in spent.items())
        print(f"{engine}, CPU-ms an article by stage: {parts}")


def asked(job: dict, cores: int = 2) -> dict:
    """What one process of its own measures, on the first so many processors that there are."""
    with started(job | {"cores": sorted(os.sched_getaffinity(0))[:cores]}) as process:
        out, _ = process.communicate("go\n")
    if process.returncode:
        sys.exit(process.returncode)
    return json.loads(out.splitlines()[-1])


def together(job: dict) -> float:
    """Seconds of wall clock in which two processes, each with half of the articles and a core, do one pass."""
    cores = sorted(os.sched_getaffinity(0))
    both = [started(job | {"do": "run", "part": part, "cores": cores[part : part + 1] or cores}) for part in (0, 1)]
    for process in both:
        assert process.stdout.readline() == "ready\n"
    for process in both:
        process.stdin.write("go\n")
        process.stdin.flush()
    return max(json.loads(process.communicate()[0].splitlines()[-1])["wall"] for process in both)


def started(job: dict) -> subprocess.Popen:
    command = [sys.executable, __file__, "--job", json.dumps(job)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def child(job: dict) -> None:
    os.sched_setaffinity(0, job["cores"])
    if job["do"] == "start":
        import provenance

        list(provenance.extract_all([SHORT], extractor=job["engine"]))
        print(json.dumps({"cpu": time.process_time()}))
        return
    texts = folder(job["texts"], job["count"]) if job["texts"] else mixed(job["count"])
    from provenance import extract_all, read_text

    texts = texts[job["part"] :: 2] if "part" in job else texts
    articles = sum(len(text.split()) for text in texts) / WORDS
    readings = [read_text(text) for text in texts]
    if job["do"] == "stages":
        os.environ["PROVENANCE_THREADS"] = "1"
    list(extract_all(readings[:2], extractor=job["engine"]))
    laps = Laps(STAGES.get(job["engine"], {})) if job["do"] == "stages" else None
    print("ready", flush=True)
    sys.stdin.readline()
    cpu, wall = [], []
    for _ in range(job["runs"]):
        before = time.process_time(), time.perf_counter()
        for _ in extract_all(readings, extractor=job["engine"]):
            pass
        cpu.append(time.process_time() - before[0])
        wall.append(time.perf_counter() - before[1])
    if laps:
        spent = {name: seconds / job["runs"] / articles for name, seconds in laps.spent.items()}
        spent["all else"] = sum(cpu) / job["runs"] / articles - sum(spent.values())
        print(json.dumps(spent))
        return
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"articles": articles, "cpu": median(cpu), "wall": median(wall), "peak": peak}))


class Laps:
    """CPU seconds spent in each stage, without what is spent in another stage inside it."""

    def __init__(self, stages: dict[str, str]) -> None:
        self.spent = Counter(dict.fromkeys(stages, 0.0))
        self._inside: list[float] = []
        for name, target in stages.items():
            module, _, path = target.partition(":")
            *owners, function = path.split(".")
            owner = importlib.import_module(module)
            for part in owners:
                owner = getattr(owner, part)
            if hasattr(owner, function):
                setattr(owner, function, self._timed(name, getattr(owner, function)))
            else:
                print(f"no {target}: {name!r} counts as all else; mend STAGES", file=sys.stderr)

    def _timed(self, name, function):
        @wraps(function)
        def timed(*args, **given):
            self._inside.append(0.0)
            start = time.thread_time()
            result = function(*args, **given)
            if isinstance(result, Iterator):  # a generator works when it is drained
                result = iter(list(result))
            gone = time.thread_time() - start
            self.spent[name] += gone - self._inside.pop()
            if self._inside:
                self._inside[-1] += gone
            return result

        return timed


def mixed(count: int) -> list[str]:
    """Articles of 800 words out of the paragraphs of the samples."""
    from provenance.model.reading import Reading
    from provenance.readers import READERS, read
    from provenance.reading.sources import open_sources

    found = [r for source in open_sources([str(SAMPLES)], READERS) for r in read(source) if isinstance(r, Reading)]
    paragraphs = sorted({line for r in found for line in r.text.splitlines() if len(line.split()) > 12})
    chance, made = random.Random(1), []
    for number in range(count):
        text, words = [f"Number {number} on the quay"], 5
        for paragraph in chance.sample(paragraphs, len(paragraphs)):
            kept = paragraph.split()[: WORDS - words]
            text.append(paragraph if len(kept) == len(paragraph.split()) else " ".join(kept))
            words += len(kept)
            if words >= WORDS:
                break
        made.append("\n\n".join(text))
    return made


def folder(name: str, count: int) -> list[str]:
    """The first texts of a folder, by name."""
    return [path.read_text(encoding="utf-8") for path in sorted(Path(name).glob("*.txt"))[:count]]


if __name__ == "__main__":
    main()
