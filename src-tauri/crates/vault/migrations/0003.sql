-- Version 3: what a search looks through, so that nobody's entries are read to find who said a word.

-- The words of up to 256 people, each once, with who of them has said it (see `search/block.rs`). While the library is
-- open these are in memory; here is what they were when it was last closed. All of it can be made again from the
-- people and their entries.
CREATE TABLE search_block (
    number INTEGER PRIMARY KEY,
    words BLOB NOT NULL
) STRICT;

-- Whose words are not what their block says. No foreign key: somebody who was removed is still in their block.
CREATE TABLE search_stale (
    person BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Whoever writes names or entries, and by whatever way, cannot forget it.
CREATE TRIGGER search_person_added AFTER INSERT ON person
WHEN NOT EXISTS (SELECT 1 FROM search_stale WHERE person = NEW.id)
BEGIN
    INSERT INTO search_stale (person) VALUES (NEW.id);
END;
CREATE TRIGGER search_person_changed AFTER UPDATE OF folded_names, folded_order ON person
WHEN (NEW.folded_names <> OLD.folded_names OR NEW.folded_order <> OLD.folded_order)
    AND NOT EXISTS (SELECT 1 FROM search_stale WHERE person = NEW.id)
BEGIN
    INSERT INTO search_stale (person) VALUES (NEW.id);
END;
CREATE TRIGGER search_person_removed AFTER DELETE ON person
WHEN NOT EXISTS (SELECT 1 FROM search_stale WHERE person = OLD.id)
BEGIN
    INSERT INTO search_stale (person) VALUES (OLD.id);
END;
CREATE TRIGGER search_entry_added AFTER INSERT ON entry
WHEN NOT EXISTS (SELECT 1 FROM search_stale WHERE person = NEW.person)
BEGIN
    INSERT INTO search_stale (person) VALUES (NEW.person);
END;
CREATE TRIGGER search_entry_changed AFTER UPDATE OF folded_text ON entry
WHEN NEW.folded_text <> OLD.folded_text AND NOT EXISTS (SELECT 1 FROM search_stale WHERE person = NEW.person)
BEGIN
    INSERT INTO search_stale (person) VALUES (NEW.person);
END;
CREATE TRIGGER search_entry_removed AFTER DELETE ON entry
WHEN NOT EXISTS (SELECT 1 FROM search_stale WHERE person = OLD.person)
BEGIN
    INSERT INTO search_stale (person) VALUES (OLD.person);
END;
