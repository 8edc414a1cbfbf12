-- Deploy nokkeltall:extensions to pg
-- requires: collection

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE extension (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    year       calendar_year NOT NULL REFERENCES collection,
    actor      identifier NOT NULL REFERENCES actor,
    closes     date,
    words      prose,
    granted_at timestamptz NOT NULL DEFAULT now(),
    granted_by principal NOT NULL,
    CONSTRAINT extension_says_why CHECK ((words IS NULL) = (closes IS NULL))
);
COMMENT ON TABLE extension IS 'More time for one reporting unit, and its end. Only added to: the last of a unit is in force.';
COMMENT ON COLUMN extension.id IS 'Rises in the order in which it was decided.';
COMMENT ON COLUMN extension.year IS 'The collection.';
COMMENT ON COLUMN extension.actor IS 'The reporting unit.';
COMMENT ON COLUMN extension.closes IS 'Last day for the unit; none: what was granted is taken back.';
COMMENT ON COLUMN extension.words IS 'Why it was granted.';
COMMENT ON COLUMN extension.granted_at IS 'When.';
COMMENT ON COLUMN extension.granted_by IS 'Who decided it.';

CREATE INDEX extension_of_unit ON extension (year, actor, id);
COMMENT ON INDEX extension_of_unit IS 'The extensions of a unit in their order.';

CREATE FUNCTION check_extension() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF NEW.closes IS NULL THEN
        RETURN NEW;
    END IF;
    IF NOT EXISTS (SELECT FROM collection_unit WHERE year = NEW.year AND actor = NEW.actor) THEN
        RAISE EXCEPTION '% is not asked for a return of %', NEW.actor, NEW.year
            USING ERRCODE = 'check_violation', CONSTRAINT = 'extension_of_a_reporting_unit', TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.closes < (SELECT due FROM collection WHERE year = NEW.year FOR SHARE) THEN
        RAISE EXCEPTION 'an extension does not end before the deadline of all'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'extension_not_before_due', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_extension() IS 'More time is for who is asked, and not less than all have.';
CREATE TRIGGER extension_is_right BEFORE INSERT ON extension
    FOR EACH ROW EXECUTE FUNCTION check_extension();
CREATE TRIGGER extension_is_kept BEFORE UPDATE OR DELETE ON extension
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER extension_is_not_truncated BEFORE TRUNCATE ON extension
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE VIEW extension_in_force AS
SELECT last.year, last.actor, last.closes, last.words, last.granted_at, last.granted_by
FROM (SELECT DISTINCT ON (year, actor) year, actor, closes, words, granted_at, granted_by
      FROM extension ORDER BY year, actor, id DESC) AS last
WHERE last.closes IS NOT NULL;
COMMENT ON VIEW extension_in_force IS 'The extension of each reporting unit that has one.';
COMMENT ON COLUMN extension_in_force.year IS 'The collection.';
COMMENT ON COLUMN extension_in_force.actor IS 'The reporting unit.';
COMMENT ON COLUMN extension_in_force.closes IS 'Last day for the unit.';
COMMENT ON COLUMN extension_in_force.words IS 'Why it was granted.';
COMMENT ON COLUMN extension_in_force.granted_at IS 'When.';
COMMENT ON COLUMN extension_in_force.granted_by IS 'Who decided it.';

GRANT SELECT, INSERT (year, actor, closes, words, granted_by) ON extension TO nokkeltall_service;
GRANT SELECT ON extension_in_force TO nokkeltall_service;

COMMIT;
