-- Version 2: what happened to each person's words, how their page was last chosen to look, and what was chosen for the
-- library as a whole.

-- What happened, for as long as the person is here: longer than it can be undone. One row a record that was touched,
-- written with the change itself; typing joins its row as it joins its step.
CREATE TABLE history (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    -- No foreign key: what happened to a removed person waits for the person to come back.
    person BLOB NOT NULL,
    at INTEGER NOT NULL,
    -- What was done, as in `step`.
    label TEXT NOT NULL,
    -- Whether it was done by taking a step back, or by doing one again.
    turned TEXT CHECK (turned IN ('undo', 'redo')),
    -- Where typing may join.
    field TEXT,
    -- JSON: the record as it was, and as it was then; NULL where it was not there.
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX history_in_order ON history (person, number);

-- How a person's page was last chosen to look: the choices as the page knows them (JSON).
CREATE TABLE look (
    person BLOB PRIMARY KEY REFERENCES person,
    choices TEXT NOT NULL,
    change BLOB NOT NULL CHECK (length(change) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The keys this library had before, newest last: they open the backups that were made with them.
CREATE TABLE former_key (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key BLOB NOT NULL CHECK (length(key) = 32),
    until INTEGER NOT NULL
) STRICT;
