-- The archive of quotes. Every place (start, end, spans) counts code points of articles.text, half-open.

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    place TEXT NOT NULL UNIQUE, -- path, member, line or WARC record id: an article is known by it
    name TEXT NOT NULL, -- its own id where its record has one, else the place
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    date TEXT NOT NULL, -- as its source wrote it
    day TEXT, -- the same as YYYY-MM-DD; NULL where that cannot be told
    url TEXT NOT NULL,
    encoding TEXT NOT NULL, -- how its bytes were read
    sha256 TEXT NOT NULL, -- of the bytes of its file, line or page
    made_by TEXT NOT NULL, -- version of the engine, options that it was read with, hash of the register
    quotes INTEGER NOT NULL, -- how many
    text TEXT NOT NULL
);
CREATE INDEX articles_day ON articles (day);

-- Names as they are printed: two people of one name are one row, one person under two names two rows, unless a
-- register of people (--speakers) tells otherwise.
CREATE TABLE speakers (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    register_id TEXT NOT NULL, -- what the register calls them; empty for whom it does not know
    UNIQUE (name, kind, register_id)
);

CREATE TABLE quotes (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- within the article, from 1
    quote TEXT NOT NULL,
    type TEXT NOT NULL,
    stance TEXT NOT NULL,
    speaker INTEGER REFERENCES speakers (id), -- NULL where nobody can be told
    source TEXT,
    cue TEXT,
    sentence TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    spans TEXT NOT NULL, -- JSON: the places of content, source, cue and sentence
    UNIQUE (article, number)
);
CREATE INDEX quotes_speaker ON quotes (speaker, article); -- both, or to rank speakers would read the whole table

CREATE TABLE steps (
    quote INTEGER NOT NULL REFERENCES quotes (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, -- within the quote, from 1
    rule TEXT NOT NULL,
    start INTEGER, -- the words that the rule used, if any
    "end" INTEGER,
    note TEXT NOT NULL,
    PRIMARY KEY (quote, number)
) WITHOUT ROWID;

CREATE TABLE errors (
    place TEXT NOT NULL PRIMARY KEY,
    problem TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIEW all_quotes AS
SELECT
    quotes.id,
    quotes.quote,
    speakers.name AS speaker,
    speakers.kind AS speaker_kind,
    quotes.type,
    quotes.stance,
    articles.name AS article,
    articles.title,
    articles.day,
    articles.url,
    quotes.source,
    quotes.cue,
    quotes.sentence,
    quotes.rule,
    quotes.confidence,
    quotes.article AS article_id,
    quotes.number,
    quotes.speaker AS speaker_id,
    speakers.register_id
FROM quotes
JOIN articles ON articles.id = quotes.article
LEFT JOIN speakers ON speakers.id = quotes.speaker;

CREATE VIRTUAL TABLE quotes_fts USING fts5 (
    quote, speaker, content="all_quotes", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);

CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes BEGIN
    INSERT INTO quotes_fts (rowid, quote, speaker)
    VALUES (new.id, new.quote, (SELECT name FROM speakers WHERE id = new.speaker));
END;

CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN
    INSERT INTO quotes_fts (quotes_fts, rowid, quote, speaker)
    VALUES ('delete', old.id, old.quote, (SELECT name FROM speakers WHERE id = old.speaker));
END;
