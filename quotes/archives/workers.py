"""Batches of work done by processes, the answers in the order of the questions.

What one question does to its process stays there: where a process dies, of memory or of a signal,
the questions that were with it are asked again one by one, and only the one that kills again is lost.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.process import BaseProcess
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")


def answers(
    work: Callable[[Question], Answer],
    lost: Callable[[Question], Answer],
    batches: Iterator[Sequence[Question]],
    jobs: int,
) -> Iterator[tuple[Sequence[Question], list[Answer]]]:
    """Each batch with its answers, in order; `lost` answers for a question that killed its process.

    `work` and questions must be importable and picklable: processes are spawned, not forked. With
    one job everything happens in this process.
    """
    if jobs == 1:
        for batch in batches:
            yield batch, [work(question) for question in batch]
        return
    pool = _pool(jobs)
    pending: deque[tuple[Sequence[Question], Future[list[Answer]]]] = deque()
    try:
        while True:
            # Two batches a process: one at work and one in waiting. More would only fill the memory.
            for batch in islice(batches, 2 * jobs - len(pending)):
                try:
                    pending.append((batch, pool.submit(_each, work, batch)))
                except BrokenProcessPool:  # told below, by the batch that is asked for next
                    pending.append((batch, _broken()))
            if not pending:
                return
            batch, future = pending.popleft()
            try:
                yield batch, future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=True, cancel_futures=True)
                pool = _pool(1)
                for broken in (batch, *(batch for batch, _ in pending)):
                    found: list[Answer] = []
                    for question in broken:
                        try:
                            found += pool.submit(_each, work, [question]).result()
                        except BrokenProcessPool:
                            pool = _pool(1)
                            found.append(lost(question))
                    yield broken, found
                pending.clear()
                pool.shutdown()
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _each(work: Callable[[Question], Answer], batch: Sequence[Question]) -> list[Answer]:
    return [work(question) for question in batch]


def _broken() -> Future[list[Answer]]:
    future: Future[list[Answer]] = Future()
    future.set_exception(BrokenProcessPool())
    return future


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """What a process does first: leave Ctrl-C to its parent, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    from quotes import engine  # noqa: F401  (its word lists live as long as the process)

    gc.freeze()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
