"""Paths to streams of bytes: folders walked, patterns expanded, compression and archives opened.

Nothing is ever unpacked to disk and no archive is held in memory. Names inside archives are labels
and never become paths; those that climb are refused all the same, because nobody means well by them.
"""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from quotes.extras import MissingExtra, need
from quotes.reading.record import Failure, Options, Unreadable

STDIN = "-"

# The kinds of files that hold articles: the module that reads each, and its suffixes.
KINDS: dict[str, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "html": (".html", ".htm", ".xhtml"),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv", ".tsv"),
    "parquet": (".parquet",),
    "warc": (".warc",),
}
SUFFIXES = {suffix: kind for kind, suffixes in KINDS.items() for suffix in suffixes}
COMPRESSED = (".gz", ".zst")
ARCHIVES = (".zip", ".tar", ".tgz")
# What people name and nobody can read as text, by its first bytes.
FOREIGN = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "rich text",
    b"PK\x03\x04": "an office document or a zip archive of another name",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
    b"\x89PNG\r\n\x1a\n": "a picture",
    b"\xff\xd8\xff": "a picture",
}
DATABASE = b"SQLite format 3\0"
HARMLESS = 10_000_000  # bytes that may come out of anything, however small, before its ratio counts


@dataclass(slots=True)
class Meter:
    """How many bytes of the files have been read; those of compressed ones count as they are on disk."""

    done: int = 0
    stream: IO[bytes] | None = None

    @property
    def read(self) -> int:
        try:
            return self.done + (self.stream.tell() if self.stream else 0)
        except (OSError, ValueError):  # a pipe, or closed
            return self.done


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Bytes that hold articles: `stream` is open until the next file is asked for."""

    where: str  # the path, and behind a slash the member where it is an archive
    kind: str
    stream: BinaryIO


def find(paths: Iterable[str], options: Options, meter: Meter) -> Iterator[File | Failure]:
    """Open the files of `paths` one after the other, in an order that does not depend on the file system."""
    for named in paths:
        for path, chosen in expand(named):
            try:
                with _opened(path) as stream:
                    meter.stream = stream
                    yield from _unpacked(stream, path, options, chosen=chosen)
                    meter.done = meter.read
                    meter.stream = None
            except FileNotFoundError:
                yield Failure(where=path, problem="there is no such file")
            except IsADirectoryError:
                yield Failure(where=path, problem="is a folder without files that can be read")
            except OSError as error:
                yield Failure(where=path, problem=f"cannot be read: {error.strerror or error}")
            except Exception as error:  # libraries that unpack raise of many kinds, and any byte may be broken
                yield Failure(where=path, problem=f"is broken ({error or type(error).__name__})")


def kind_of(path: str) -> str | None:
    """The kind of a file by its suffix, that of compression left out."""
    return SUFFIXES.get(PurePosixPath(_bare(path)).suffix.lower())


def size_of(paths: Iterable[str]) -> int | None:
    """The bytes of all files of `paths`; nothing where that cannot be known before they are read."""
    try:
        return sum(os.path.getsize(path) for named in paths for path, _ in expand(named))
    except OSError:
        return None


def limited(stream: IO[bytes], options: Options) -> bytes:
    """All bytes of `stream`, unless they are no text or too many for one article."""
    data = stream.read(options.max_size + 1)
    if data.startswith(DATABASE):
        raise Unreadable("is a database and no article; quotes search, check and show DB ID look into archives")
    foreign = next((kind for head, kind in FOREIGN.items() if data.startswith(head)), None)
    if foreign:
        raise Unreadable(f"is {foreign}; save it as plain text or as a web page")
    if len(data) > options.max_size:
        raise Unreadable(too_large(options))
    return data


def too_large(options: Options) -> str:
    return f"is larger than {options.max_size:,} bytes; --max-size allows more"


def expand(path: str) -> Iterator[tuple[str, bool]]:
    """The files behind a path, each with whether it was chosen by name.

    A path is written in one way, so that news/a.txt is the same article as ./news/a.txt and news//a.txt.
    """
    path = str(Path(path)) if path else path
    if path != STDIN and os.path.isdir(path):
        found = False
        for folder, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in names if not name.startswith(".")):
                file = str(Path(folder, name))
                if os.path.exists(file) and not os.path.isfile(file):
                    continue  # a pipe would make us wait for ever
                found = True
                yield file, False
        if not found:
            yield path, True  # which cannot be opened, and that is told
    elif glob.has_magic(path) and not os.path.exists(path):
        matches = sorted(match for match in glob.iglob(path, recursive=True) if os.path.isfile(match))
        yield from ((match, True) for match in matches or [path])
    else:
        yield path, True


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STDIN:
        yield sys.stdin.buffer
    else:
        with open(path, "rb") as stream:
            yield stream


def _unpacked(
    stream: BinaryIO, where: str, options: Options, *, chosen: bool, inside: bool = False
) -> Iterator[File | Failure]:
    """The file itself, or what it holds when it is compressed or an archive."""
    try:
        name = where.lower()
        if name.endswith((".gz", ".tgz", ".zst")):
            stream = _decompressed(stream, name, options)
        bare = _bare(name)
        if not bare.endswith(ARCHIVES):
            kind = options.input_format or SUFFIXES.get(PurePosixPath(bare).suffix) or ("text" if chosen else None)
            if kind is None:
                raise Unreadable("is of no kind that is read here; name it, or --input-format, to read it all the same")
            yield File(where=where, kind=kind, stream=stream)
        elif inside:
            raise Unreadable("is an archive inside an archive, which is not opened")
        elif bare.endswith(".zip"):
            yield from _members_of_zip(stream, where, options)
        else:
            yield from _members_of_tar(stream, where, options)
    except (Unreadable, MissingExtra) as error:
        yield Failure(where=where, problem=str(error))


def _bare(path: str) -> str:
    """The path without the suffix of its compression: news.jsonl of news.jsonl.gz."""
    for suffix in COMPRESSED:
        if path.lower().endswith(suffix):
            return path[: -len(suffix)]
    return path


def _decompressed(stream: BinaryIO, name: str, options: Options) -> BinaryIO:
    packed = _Counted(stream)
    if name.endswith(".zst"):
        opened = need("zstandard", "zst").ZstdDecompressor().stream_reader(packed, read_across_frames=True)
    else:
        import gzip

        opened = gzip.GzipFile(fileobj=packed)
    return _guarded(opened, lambda: packed.count, options)


def _members_of_zip(stream: BinaryIO, where: str, options: Options) -> Iterator[File | Failure]:
    import zipfile

    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(f"is no zip that can be read ({error})") from None
    for member in archive.infolist():
        name = f"{where}/{member.filename}"
        if member.filename.endswith("/") or _hidden(member.filename):
            continue
        if _climbs(member.filename):
            yield Failure(where=name, problem="has a name that leads out of its archive")
            continue
        try:
            with archive.open(member) as opened:
                guarded = _guarded(opened, partial(getattr, member, "compress_size"), options)
                yield from _unpacked(guarded, name, options, chosen=False, inside=True)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            yield Failure(where=name, problem=f"cannot be unpacked ({error})")  # encrypted, or a rare method


def _members_of_tar(stream: BinaryIO, where: str, options: Options) -> Iterator[File | Failure]:
    import tarfile

    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                archive.members = []  # type: ignore[attr-defined]  # or it would remember every one
                name = f"{where}/{member.name}"
                if member.isdir() or _hidden(member.name):
                    continue
                if _climbs(member.name):
                    yield Failure(where=name, problem="has a name that leads out of its archive")
                    continue
                opened = archive.extractfile(member) if member.isfile() else None
                if opened is None:
                    yield Failure(where=name, problem="is no file but a link or a device")
                    continue
                with opened:
                    buffered = io.BufferedReader(opened)  # type: ignore[type-var]
                    yield from _unpacked(buffered, name, options, chosen=False, inside=True)
    except (Unreadable, MissingExtra):
        raise
    except Exception as error:  # its compression, too, raises what it likes
        yield Failure(where=where, problem=f"is no tar that can be read to its end ({error})")


def _hidden(name: str) -> bool:
    """What systems add to archives: .DS_Store, __MACOSX/."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") and part != ".." and part != "." or part == "__MACOSX" for part in parts)


def _climbs(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or plain[1:2] == ":"


class _Counted(io.RawIOBase):
    """Counts the bytes that are read through it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self.stream.read(size)
        self.count += len(data)
        return data


class _Guarded(io.RawIOBase):
    """Lets bytes through until they are too many for what they were unpacked from."""

    def __init__(self, stream: IO[bytes], packed: Callable[[], int], ratio: int) -> None:
        self.stream = stream
        self.packed = packed
        self.ratio = ratio
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        if self.count > HARMLESS and self.count > self.ratio * self.packed():
            raise Unreadable(f"expands more than {self.ratio}-fold, as bombs do; --max-ratio allows more")
        return len(data)


def _guarded(stream: IO[bytes], packed: Callable[[], int], options: Options) -> BinaryIO:
    return io.BufferedReader(_Guarded(stream, packed, options.max_ratio), buffer_size=1 << 16)
