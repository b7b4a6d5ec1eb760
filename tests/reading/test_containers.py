"""Whatever articles are packed in, they come out the same; what is hostile or broken is named and skipped."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import random
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quotes.engine import attribute
from quotes.formats import html
from quotes.reading import Article, Failure, Options, decode, read

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    "a": "“It works,” said Mary Smith, the mayor.\n\nShe denied that the bridge, built last year, had cost too much.\n",
    "b": "Café owners were glad.\n\n“We are glad,” said Jo Ray, who owns one of the cafés in the old part of town.\n",
}
RECORDS = [{"id": name, "text": text, "title": name.upper()} for name, text in TEXTS.items()]
LINES = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()


def page(text: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.strip().split("\n\n"))
    return f"<html><head>{head}</head><body><nav>Home | News</nav><article>{paragraphs}</article></body></html>"


def folder(path: Path) -> None:
    (path / "sub").mkdir(parents=True)
    (path / "a.txt").write_text(TEXTS["a"], "utf-8")
    (path / "sub" / "b.txt").write_text(TEXTS["b"], "utf-8")
    (path / ".hidden").mkdir()
    (path / ".hidden" / "c.txt").write_text("Never read.", "utf-8")


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in TEXTS.items():
            archive.writestr(f"news/{name}.txt", text)
        archive.writestr("__MACOSX/news/._a.txt", "never read")


def tarred(path: Path) -> None:
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, text in TEXTS.items():
            member = tarfile.TarInfo(f"news/{name}.txt")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))


def rows(path: Path) -> None:
    with open(path, "w", encoding="utf-8-sig", newline="") as out:
        table = csv.DictWriter(out, ["id", "text", "title"], delimiter="\t" if path.suffix == ".tsv" else ",")
        table.writeheader()
        table.writerows(RECORDS)


def parquet(path: Path) -> None:
    import pyarrow
    from pyarrow.parquet import write_table

    write_table(pyarrow.Table.from_pylist([{**record, "tags": ["x"]} for record in RECORDS]), path)


def zst(path: Path) -> None:
    import zstandard

    compress = zstandard.ZstdCompressor().compress
    path.write_bytes(compress(LINES[:50]) + compress(LINES[50:]))  # two frames, as parallel compressors write


def warc(path: Path) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as out:
        writer = WARCWriter(out, gzip=path.suffix == ".gz")
        for name, status, kind in (
            ("a", 200, "text/html"),
            ("x", 404, "text/html"),
            ("i", 200, "image/png"),
            ("b", 200, "text/html"),
        ):
            headers = StatusAndHeaders(
                f"{status} ?", [("Content-Type", f"{kind}; charset=latin-1")], protocol="HTTP/1.1"
            )
            body = io.BytesIO(page(TEXTS.get(name, "No.")).encode("latin-1", "xmlcharrefreplace"))
            url = f"https://example.org/{name}"
            writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))


PACKED: dict[str, Callable[[Path], None]] = {
    "folder": folder,
    "a.zip": zipped,
    "a.tar": tarred,
    "a.tar.gz": tarred,
    "a.tgz": tarred,
    "a.jsonl": lambda path: path.write_bytes(LINES) and None,
    "a.jsonl.gz": lambda path: path.write_bytes(gzip.compress(LINES)) and None,
    "a.jsonl.zst": zst,
    "a.csv": rows,
    "a.tsv": rows,
    "a.parquet": parquet,
    "a.warc": warc,
    "a.warc.gz": warc,
}


def articles(path: Path, **options: Any) -> list[Article]:
    found = list(read([str(path)], Options(**options)))
    assert [each for each in found if isinstance(each, Failure)] == []
    return [each for each in found if isinstance(each, Article)]


def problems(path: Path, **options: Any) -> list[tuple[str, str]]:
    found = read([str(path)], Options(**options))
    return [(each.where.removeprefix(str(path)), each.problem) for each in found if isinstance(each, Failure)]


@pytest.mark.parametrize("name", PACKED)
def test_the_same_articles_come_out_of_everything(tmp_path: Path, name: str) -> None:
    PACKED[name](tmp_path / name)
    found = articles(tmp_path / name)
    assert [article.text.strip() for article in found] == [text.strip() for text in TEXTS.values()]
    assert len({article.id for article in found}) == 2
    assert found == articles(tmp_path / name)  # and their names are the same the next time


def test_a_pipe_in_a_folder_makes_nobody_wait(tmp_path: Path) -> None:
    folder(tmp_path / "news")
    os.mkfifo(tmp_path / "news" / "pipe.txt")
    assert len(articles(tmp_path / "news")) == 2


@pytest.mark.parametrize("path", ["news", "news/", "./news", ".", "news//a.txt", "./news/a.txt", "./news/*.txt"])
def test_an_article_has_one_place_however_its_path_is_written(
    tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path / "news")
    monkeypatch.chdir(tmp_path)
    first = next(read([path]))
    assert isinstance(first, Article) and first.id == str(Path("news", "a.txt"))


def test_a_pattern_is_expanded_in_order(tmp_path: Path) -> None:
    folder(tmp_path / "news")
    assert [Path(article.id).name for article in articles(tmp_path / "news" / "**" / "*.txt")] == ["a.txt", "b.txt"]


def test_an_archive_in_a_folder_is_opened_and_what_is_unknown_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress(LINES))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    assert problems(tmp_path) == [
        ("/photo.jpg", "is of no kind that is read here; name it, or --input-format, to read it all the same")
    ]
    assert len(list(read([str(tmp_path)]))) == 3


def test_a_page_tells_of_itself(tmp_path: Path) -> None:
    head = (
        "<title>Mayor glad</title><meta name='author' content='Jo Ray'><link rel='canonical' href='https://example.org/x'>"
        "<meta property='article:published_time' content='2026-05-01T10:00:00Z'>"
    )
    (tmp_path / "a.html").write_text(page(TEXTS["a"], head), "utf-8")
    (article,) = articles(tmp_path / "a.html")
    about = article.metadata
    assert (about.title, about.byline, about.date, about.url) == (
        "Mayor glad",
        "Jo Ray",
        "2026-05-01",
        "https://example.org/x",
    )
    assert article.text == TEXTS["a"].strip()  # the paragraphs parted, the menu gone


@pytest.mark.parametrize(
    "said",
    ["<p>The January 2000 report was not the first. That was written on 3 May 1992.</p>", "<p>Copyright 2019</p>"],
)
def test_a_page_without_a_date_is_given_none(tmp_path: Path, said: str) -> None:
    (tmp_path / "a.html").write_text(page(TEXTS["a"]).replace("</article>", f"{said}</article>"), "utf-8")
    (article,) = articles(tmp_path / "a.html")
    assert article.metadata.date == ""


def test_the_date_is_that_of_publication(tmp_path: Path) -> None:
    times = (("modified", "2026-06-02"), ("published", "2026-05-01"))
    head = "".join(f"<meta property='article:{what}_time' content='{day}T10:00:00Z'>" for what, day in times)
    (tmp_path / "a.html").write_text(page(TEXTS["a"], head), "utf-8")
    (article,) = articles(tmp_path / "a.html")
    assert article.metadata.date == "2026-05-01"


def test_our_report_is_no_article(tmp_path: Path) -> None:
    with open(tmp_path / "report.html", "w", encoding="utf-8") as out:
        html.write([attribute(TEXTS["a"])], out)
    assert problems(tmp_path) == [
        ("/report.html", "is a report that quotes wrote and no article; keep reports in another folder")
    ]


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        ("“Café”".encode(), "windows-1252", "utf-8"),  # what passes for UTF-8 is UTF-8, whatever it says
        ("“Café”".encode("mac-roman"), "macintosh", "mac-roman"),
        ("“Café”".encode("windows-1252"), "iso-8859-1", "windows-1252"),  # as browsers have it
        ("“Café”".encode("windows-1252"), "no-such-charset", "windows-1252"),
        ("“Café”".encode("windows-1252"), "rot13", "windows-1252"),
    ],
)
def test_a_declared_charset_comes_after_utf8_and_before_windows_1252(data: bytes, declared: str, encoding: str) -> None:
    assert decode(data, declared) == ("“Café”", encoding)


def test_a_guess_is_the_last_resort_and_says_so() -> None:
    russian = "Он сказал, что всё хорошо, и ушёл домой. Потом он вернулся и рассказал обо всём. " * 3
    text, encoding = decode(russian.encode("cp866"))
    assert encoding.endswith(" (guessed)")


# --- hostile and broken


def test_names_that_climb_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("../up.txt", "/etc/root.txt", "x/../../up.txt", "C:\\up.txt", "fine..txt"):
            archive.writestr(name, "Text.")
    refused = [where for where, problem in problems(path) if "leads out of its archive" in problem]
    assert len(refused) == 4
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.addfile(tarfile.TarInfo("../up.txt"))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert [problem.split()[-1] for _, problem in problems(tmp_path / "a.tar")] == ["archive", "device"]


@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "bomb.zip", "bomb.tar.gz"])
def test_a_bomb_is_given_up(tmp_path: Path, name: str) -> None:
    zeros = (b" " * 9_999 + b"\n") * 3_000
    if name.endswith("zip"):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bomb.jsonl", zeros)
    elif name.endswith("tar.gz"):
        with tarfile.open(tmp_path / name, "w:gz") as archive:
            member = tarfile.TarInfo("bomb.txt")
            member.size = len(zeros)
            archive.addfile(member, io.BytesIO(zeros))
    else:
        (tmp_path / name).write_bytes(gzip.compress(zeros))
    found = []
    for each in read([str(tmp_path / name)], Options(max_size=1_000_000_000 if "tar" in name else 100_000)):
        found = [*found[-1:], each]
    assert isinstance(found[-1], Failure) and "--max-ratio" in found[-1].problem


def test_what_is_too_large_for_an_article_is_skipped_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "' + "x" * 300_000 + '"}\n{"text": "Good."}\n', "utf-8")
    large, good = read([str(path)], Options(max_size=100_000))
    assert isinstance(large, Failure) and large.where == f"{path}:1" and "--max-size" in large.problem
    assert isinstance(good, Article) and good.id == f"{path}:2"
    path = tmp_path / "a.txt"
    path.write_text("x" * 101, "utf-8")
    assert len(problems(path, max_size=100)) == 1 and problems(path, max_size=101) == []


def test_an_archive_in_an_archive_stays_closed(tmp_path: Path) -> None:
    zipped(tmp_path / "inner.zip")
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as archive:
        archive.write(tmp_path / "inner.zip", "inner.zip")
        archive.writestr("b.txt.gz", gzip.compress(b"Good."))
    failure, article = read([str(tmp_path / "outer.zip")])
    assert isinstance(failure, Failure) and "inside an archive" in failure.problem
    assert isinstance(article, Article) and article.text == "Good."


@pytest.mark.parametrize(("header", "problem"), [("id,body", "has no column “text”"), ("", "is empty")])
def test_a_table_without_text_says_what_to_name(tmp_path: Path, header: str, problem: str) -> None:
    (tmp_path / "a.csv").write_text(header and f"{header}\n1,x\n")
    assert problem in problems(tmp_path / "a.csv")[0][1]


def test_rows_are_named_by_their_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('text\n"One\nand two"\n\nThree\n""\n', "utf-8")
    found = list(read([str(tmp_path / "a.csv")]))
    assert [each.id.rpartition(":")[2] for each in found if isinstance(each, Article)] == ["2", "5"]
    assert isinstance(found[-1], Failure) and "empty" in found[-1].problem


@pytest.mark.parametrize("name", [name for name in PACKED if name != "folder"])
def test_no_damage_is_an_exception(tmp_path: Path, name: str) -> None:
    PACKED[name](tmp_path / name)
    data = (tmp_path / name).read_bytes()
    chance = random.Random(name)
    for _ in range(12):
        damaged = bytearray(data)
        for _ in range(chance.choice((1, 3, 20))):
            damaged[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / name).write_bytes(damaged[: chance.choice((len(data), chance.randrange(len(data))))])
        for each in read([str(tmp_path / name)]):
            assert isinstance(each, Article | Failure)


# --- no network


def test_a_page_is_read_without_a_network(tmp_path: Path) -> None:
    alone = ["unshare", "--net", "--map-root-user", "--"]
    try:
        subprocess.run([*alone, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets nobody leave the network (unshare --net)")
    images = "<meta property='og:image' content='https://example.org/a.png'><base href='https://example.org/'>"
    (tmp_path / "a.html").write_text(page(TEXTS["a"] + "\n\n<img src='https://example.org/b.png'>", images), "utf-8")
    # Beside leaving the network, tell of every attempt to reach it. (urllib3, which trafilatura imports, looks once
    # whether this machine has an address of its own for IPv6, and asks nobody else.)
    code = (
        "import sys; asked = ('socket.connect', 'socket.getaddrinfo', 'socket.gethostbyname', 'socket.sendto');"
        "sys.addaudithook(lambda event, arguments: event in asked and print(event));"
        f"from quotes.reading import read; print([a.text[:9] for a in read(['{tmp_path}/a.html'])])"
    )
    done = subprocess.run(
        [*alone, sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout == "['“It works']\n"
