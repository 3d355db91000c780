-- The audit chain only grows. An entry comes after the head (so INSERT OR REPLACE cannot take another's place), the head
-- follows the entry; neither is changed or removed.
CREATE TRIGGER audit_entry_grows BEFORE INSERT ON audit_entry
WHEN NEW.number <> (SELECT number + 1 FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'audit: an entry stands after the last one'); END;

CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit: an entry is never changed'); END;

CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit: an entry is never removed'); END;

CREATE TRIGGER audit_head_single BEFORE INSERT ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit: there is one head'); END;

CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head
WHEN NEW.id <> 1 OR NEW.number <> OLD.number + 1
    OR NEW.hash IS NOT (SELECT hash FROM audit_entry WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'audit: the head moves one entry forward'); END;

CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit: the head is never removed'); END;
