-- Version 6: two numbers that only grow, so that an older file is told from a newer one, whatever any clock says.

-- `changes` counts what people did, and `writes` every transaction that wrote. Each raises them itself, so the file says
-- which write was its last, and the log beside it with which it goes on.
CREATE TABLE counter (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    changes INTEGER NOT NULL,
    writes INTEGER NOT NULL
) STRICT;
INSERT INTO counter (one, changes, writes) VALUES (1, 0, 0);
