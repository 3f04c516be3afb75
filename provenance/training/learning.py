"""Training: windows of annotated articles and of articles only a teacher has read, by hard labels and soft ones."""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from provenance.training.examples import IGNORED, batches, examples
from provenance.training.tensors import around, autocast, batch, role_scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from provenance.extractors.neural.pieces import Vocabulary
    from provenance.training.examples import Example, Labelled
    from provenance.training.heads import Network
    from provenance.training.teaching import Lesson
    from provenance.training.tensors import Batch

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train: AdamW's rates, their ``decay`` from each layer to the one below, ``soft`` the teacher's part."""

    epochs: int = 6
    window: int = 192
    rows: int = 20
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 1.0
    weight_decay: float = 0.01
    warm_up: float = 0.06
    seed: int = 0
    soft: float = 0.5
    save_every: int = 60


class Text(NamedTuple):
    """One document in each of its printings (one is drawn each epoch), with a teacher's lesson for the first."""

    printings: tuple[Labelled, ...]
    lesson: Lesson | None = None


def train(network: Network, texts: Sequence[Text], vocabulary: Vocabulary, plan: Plan, out: Path) -> None:
    """Train in place; progress goes to the log.

    After ``plan.save_every`` batches all that going on needs is saved in ``out``, and a later call takes it up again.
    """
    torch.manual_seed(plan.seed)
    optimizer = torch.optim.AdamW(list(_groups(network, plan)), fused=True)
    step, begin, total = 0, (0, 0), 0
    if out.exists():
        held = torch.load(out, weights_only=True)
        network.load_state_dict(held["network"])
        optimizer.load_state_dict(held["optimizer"])
        step, total, begin = held["step"], held["total"], tuple(held["at"])
        _log.info("goes on from epoch %d, batch %d", *begin)

    def save(epoch: int, number: int) -> None:
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "total": total}
        torch.save(state | {"at": (epoch, number)}, out.with_suffix(".new"))
        out.with_suffix(".new").replace(out)

    for epoch in range(begin[0], plan.epochs):
        cut = list(batches(list(_epoch(texts, vocabulary, plan, epoch)), plan.rows, random.Random(plan.seed + epoch)))
        total = total or plan.epochs * len(cut)
        network.train()
        losses = np.zeros(4)
        for number, held_batch in enumerate(cut):
            if (epoch, number) < begin:
                continue
            pace = min(1.0, step / (plan.warm_up * total)) * max(0.0, 1 - step / total)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * pace
            loss, parts = _loss(network, held_batch, plan)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses += parts
            if number and number % plan.save_every == 0:
                save(epoch, number + 1)
                _log.info(
                    "epoch %d, batch %d of %d: %s, %s",
                    epoch,
                    number,
                    len(cut),
                    np.round(losses / (number + 1), 3),
                    _cpu(),
                )
        save(epoch + 1, 0)
        _log.info("epoch %d done: %s, %s", epoch, np.round(losses / len(cut), 3), _cpu())


def _cpu() -> str:
    return f"{time.process_time():.0f} CPU-s"


def _epoch(texts: Sequence[Text], vocabulary: Vocabulary, plan: Plan, epoch: int) -> Iterator[Example]:
    """The windows of one epoch: other cuts and other printings each time."""
    chance = random.Random(plan.seed * 1009 + epoch)
    for text in texts:
        which = chance.choices(range(len(text.printings)), _ODDS[: len(text.printings)])[0]
        given = text.printings[which]
        taught = text.lesson is not None and len(given.pieces) == len(text.lesson.labels)
        yield from examples(given, vocabulary, plan.window, chance, text.lesson if taught else None)


_ODDS = (0.65, 0.3, 0.05)


def _loss(network: Network, given: Sequence[Example], plan: Plan) -> tuple[Tensor, np.ndarray]:
    """The sum of what labels, roles and 'stated' miss, by people's labels and the teacher's."""
    held = batch(given)
    with autocast():
        read = network.reader(held.ids, held.case, held.state, held.padding)
    labels = _missed(read.labels.float(), held.labels, held.soft, plan.soft)
    roles = stated = torch.zeros(())
    if len(held.row):
        near = around(held)
        with autocast():
            scores = role_scores(network, read, held, near)
        wanted = torch.where(near.within, held.roles.gather(1, near.at), IGNORED)
        cues = torch.arange(len(held.row))[:, None]
        soft = torch.where(near.within[..., None], held.soft_roles[cues, near.at], torch.nan)
        roles = _missed(scores.float(), wanted, soft, plan.soft)
        stated = _unsaid(read.stated.float(), held)
    loss = labels + roles + 0.2 * stated
    return loss, np.array([loss.item(), labels.item(), roles.item(), stated.item()])


def _missed(scores: Tensor, wanted: Tensor, soft: Tensor, share: float) -> Tensor:
    """Cross-entropy with the label wanted and with the teacher's probabilities, where either is known."""
    logs = functional.log_softmax(scores, -1)
    hard, taught = wanted != IGNORED, ~soft[..., 0].isnan()
    by_people = -logs.gather(-1, wanted.clamp(min=0)[..., None])[..., 0]
    by_teacher = -(soft.nan_to_num(-30.0).exp() * logs).sum(-1)
    weight = torch.where(hard & taught, 1 - share, hard.float())
    total = weight * by_people + torch.where(taught, torch.where(hard, share, 1.0), 0.0) * by_teacher
    known = hard | taught
    return total[known].sum() / known.sum().clamp(min=1)


def _unsaid(scores: Tensor, held: Batch) -> Tensor:
    """What 'stated' misses, over the cues of which it is known."""
    known = (held.stated != IGNORED).nonzero()[:, 0].tolist()
    if not known:
        return torch.zeros(())
    means = torch.stack([scores[held.row[k], held.first[k] : held.end[k]].mean() for k in known])
    return functional.binary_cross_entropy_with_logits(means, held.stated[known].float())


def _groups(network: Network, plan: Plan) -> Iterator[dict[str, object]]:
    """Each parameter with its rate: less towards the input, more for what starts from nothing."""
    depth = len(network.reader.encoder.layers)
    for name, parameter in network.named_parameters():
        inside = name.removeprefix("reader.encoder.")
        if inside == name or inside.startswith(("case", "state")):
            rate = plan.head_rate
        elif inside.startswith("layers."):
            rate = plan.rate * plan.decay ** (depth - 1 - int(inside.split(".")[1]))
        else:
            rate = plan.rate * plan.decay**depth
        weight_decay = plan.weight_decay if parameter.ndim > 1 else 0.0
        yield {"params": [parameter], "lr": 0.0, "base": rate, "weight_decay": weight_decay}
