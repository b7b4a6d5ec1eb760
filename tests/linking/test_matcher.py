"""All links of a page: their order, and what belongs to each."""

from __future__ import annotations

from quotes.linking.matcher import match
from quotes.text.page import read


def test_links_stand_in_their_order() -> None:
    text = "“It works,” Ana Pohl said. Otto Stein said it did not. “It does,” she said. “Why?” he asked."
    begins = [link.content[0].start for link in match(read(text))]
    assert begins == sorted(begins) and len(begins) == 4


def test_a_quotation_belongs_to_one_direct_link() -> None:
    text = "“It works,” Ana Pohl said. “It is ours.”\n\n“Ours,” Otto Stein said, “and yours.”"
    taken = [number for link in match(read(text)) for number in link.quotations]
    assert sorted(taken) == [0, 1, 2, 3]
