-- The audit chain only grows. An entry comes after the head, the head follows the entry; neither is changed or removed.
CREATE FUNCTION audit_refused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit: the chain only grows' USING ERRCODE = 'integrity_constraint_violation'; END $$;

CREATE FUNCTION audit_entry_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> (SELECT number + 1 FROM audit_head) THEN
        RAISE EXCEPTION 'audit: an entry stands after the last one' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION audit_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id <> 1 OR NEW.number <> OLD.number + 1
        OR NEW.hash IS DISTINCT FROM (SELECT hash FROM audit_entry WHERE number = NEW.number) THEN
        RAISE EXCEPTION 'audit: the head moves one entry forward' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_grows BEFORE INSERT ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_entry_grows();

CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_refused();

CREATE TRIGGER audit_entry_stays BEFORE TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_refused();

CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head
FOR EACH ROW EXECUTE FUNCTION audit_head_forward();

CREATE TRIGGER audit_head_unchanged BEFORE INSERT OR DELETE ON audit_head
FOR EACH ROW EXECUTE FUNCTION audit_refused();

CREATE TRIGGER audit_head_stays BEFORE TRUNCATE ON audit_head
FOR EACH STATEMENT EXECUTE FUNCTION audit_refused();
