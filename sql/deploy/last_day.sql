-- Deploy nokkeltall:last_day to pg
-- requires: extensions

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE FUNCTION today() RETURNS date
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (now() AT TIME ZONE 'Europe/Oslo')::date;
COMMENT ON FUNCTION today() IS 'The day in Oslo.';

CREATE FUNCTION unit_has_more_time(of_year integer, of_actor text) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN EXISTS (SELECT FROM extension_in_force
                   WHERE year = of_year AND actor = of_actor AND closes >= today());
COMMENT ON FUNCTION unit_has_more_time(integer, text) IS 'An extension of the reporting unit reaches to today or further.';

CREATE FUNCTION takes_revision(asking collection, of_actor text, of_number integer) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN (asking).state = 'open'
               AND (coalesce((asking).closes, 'infinity') >= today() OR unit_has_more_time((asking).year, of_actor))
           OR (asking).state <> 'planned' AND correction_is_asked_for((asking).year, of_actor, of_number);
COMMENT ON FUNCTION takes_revision(collection, text, integer) IS
    'The collection takes this revision of the unit: it is open and the unit''s last day is not over, or a reviewer has asked for a correction.';

CREATE FUNCTION check_revision_in_time() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    asking collection;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = 'submitted' AND NEW.state = 'submitted' THEN
        RETURN NEW;
    END IF;
    SELECT * INTO asking FROM collection WHERE year = NEW.year;
    IF NOT takes_revision(asking, NEW.actor, NEW.number) THEN
        RAISE EXCEPTION 'the last day of % in the collection of % is over', NEW.actor, NEW.year
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_revision_in_time() IS
    'What a unit does with its return is done by its last day, unless a reviewer has asked for a correction.';
-- After the triggers that lock the collection: their names come before.
CREATE TRIGGER revision_within_the_last_day BEFORE INSERT OR UPDATE ON revision
    FOR EACH ROW WHEN (NEW.state IN ('draft', 'submitted', 'withdrawn')) EXECUTE FUNCTION check_revision_in_time();

COMMIT;
