-- Version 1. Everything is text in the words of the files (`important_to`, `own`, `pine`), dates are YYYY-MM-DD,
-- moments are milliseconds since 1970 in UTC, identities are 16 bytes. `change` names the change that last touched
-- a record, so that two copies of one person can be brought together line by line.

CREATE TABLE library (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    about TEXT NOT NULL CHECK (about IN ('me', 'others')),
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    preferred_name TEXT NOT NULL,
    full_name TEXT NOT NULL,
    pronouns TEXT NOT NULL,
    born TEXT,
    colour TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Both names as `fold` writes them, for searching; the preferred name folded, for the order of the list.
    folded_names TEXT NOT NULL,
    folded_order TEXT NOT NULL,
    -- When anything about the person last changed.
    changed_at INTEGER NOT NULL,
    change BLOB NOT NULL CHECK (length(change) = 16)
) STRICT;
CREATE INDEX person_in_order ON person (folded_order, id);

-- Part of the person's record: written and undone with it.
CREATE TABLE person_language (
    person BLOB NOT NULL REFERENCES person ON DELETE CASCADE,
    position INTEGER NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;

-- Part of the person's record: written and undone with it.
CREATE TABLE person_need (
    person BLOB NOT NULL REFERENCES person ON DELETE CASCADE,
    position INTEGER NOT NULL,
    need TEXT NOT NULL,
    PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE written (
    person BLOB PRIMARY KEY REFERENCES person,
    authorship TEXT NOT NULL,
    written_on TEXT,
    look_again TEXT,
    how TEXT,
    change BLOB NOT NULL CHECK (length(change) = 16)
) STRICT, WITHOUT ROWID;

-- Part of the record of how it was written.
CREATE TABLE supporter (
    person BLOB NOT NULL REFERENCES written ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (person, position)
) STRICT, WITHOUT ROWID;

-- Pictures never change; photos and undo steps point at them, so an undo step holds no second copy.
CREATE TABLE picture (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    jpeg BLOB NOT NULL
) STRICT;

CREATE TABLE photo (
    person BLOB PRIMARY KEY REFERENCES person,
    picture BLOB NOT NULL REFERENCES picture,
    description TEXT NOT NULL,
    change BLOB NOT NULL CHECK (length(change) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_by_picture ON photo (picture);

CREATE TABLE entry (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    person BLOB NOT NULL REFERENCES person,
    section TEXT NOT NULL,
    -- A fractional index: entries stand in the order of these bytes, and a move touches one row.
    place BLOB NOT NULL,
    text TEXT NOT NULL,
    folded_text TEXT NOT NULL,
    whose TEXT NOT NULL,
    voice_name TEXT,
    how_we_know TEXT,
    language TEXT,
    on_page INTEGER NOT NULL CHECK (on_page IN (0, 1)),
    change BLOB NOT NULL CHECK (length(change) = 16)
) STRICT;
CREATE INDEX entry_in_order ON entry (person, section, place, id);

-- What was done, and what takes it back. In each scope every step that can be redone has a higher number than
-- every step that can be undone.
CREATE TABLE step (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The person, or NULL for steps in the list of people. No foreign key: the steps of a removed person wait for
    -- the person to come back.
    person BLOB,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    label TEXT NOT NULL,
    -- The one text field that changed, where typing may join this step.
    field TEXT,
    began_at INTEGER NOT NULL,
    -- JSON: the records as they were, in the order they were touched.
    records TEXT NOT NULL
) STRICT;
CREATE INDEX step_in_order ON step (person, undone, number);
CREATE INDEX step_by_age ON step (began_at);

CREATE TABLE step_picture (
    step INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
    picture BLOB NOT NULL REFERENCES picture,
    PRIMARY KEY (step, picture)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_by_picture ON step_picture (picture);

-- A picture that no photo shows is kept by the steps that can bring it back, and goes with the last of them.
CREATE TRIGGER picture_forgotten AFTER DELETE ON step_picture
WHEN NOT EXISTS (SELECT 1 FROM photo WHERE picture = OLD.picture)
    AND NOT EXISTS (SELECT 1 FROM step_picture WHERE picture = OLD.picture)
BEGIN
    DELETE FROM picture WHERE id = OLD.picture;
END;
