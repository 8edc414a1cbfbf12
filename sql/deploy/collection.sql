-- Deploy nokkeltall:collection to pg
-- requires: actors
-- requires: classifications

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE collection (
    year        calendar_year PRIMARY KEY,
    state       text COLLATE "C" NOT NULL,
    opens       date,
    due         date,
    closes      date,
    methodology identifier NOT NULL REFERENCES methodology,
    version     bigint NOT NULL DEFAULT 1,
    CONSTRAINT collection_state_is_known CHECK (state IN ('planned', 'open', 'closed', 'published')),
    CONSTRAINT collection_dates_are_in_order CHECK (opens <= due AND due <= closes AND opens <= closes)
);
COMMENT ON TABLE collection IS 'The collection of the returns of a year.';
COMMENT ON COLUMN collection.year IS 'The year that the returns are about.';
COMMENT ON COLUMN collection.state IS 'planned, open, closed or published.';
COMMENT ON COLUMN collection.opens IS 'First day for returns.';
COMMENT ON COLUMN collection.due IS 'Last day of the deadline.';
COMMENT ON COLUMN collection.closes IS 'Last day on which a late return is taken.';
COMMENT ON COLUMN collection.methodology IS 'How the returns are made.';
COMMENT ON COLUMN collection.version IS 'Counts the changes.';

CREATE TABLE collection_unit (
    year  calendar_year NOT NULL REFERENCES collection,
    actor identifier NOT NULL REFERENCES actor,
    PRIMARY KEY (year, actor)
);
COMMENT ON TABLE collection_unit IS 'Who is asked for a return.';
COMMENT ON COLUMN collection_unit.year IS 'The collection.';
COMMENT ON COLUMN collection_unit.actor IS 'The reporting unit.';

CREATE FUNCTION check_collection_step() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state NOT IN ('planned', 'open') THEN
            RAISE EXCEPTION 'a collection does not begin as %', NEW.state
                USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.year <> OLD.year OR NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'a change of a collection keeps its year and counts its version up by one'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('planned', 'open'), ('open', 'closed'), ('closed', 'open'),
        ('open', 'published'), ('closed', 'published'), ('published', 'open'), ('published', 'closed'))
    THEN
        RAISE EXCEPTION 'a collection does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_collection_step() IS
    'The life of a collection: planned, open, closed, published; open again for late returns and corrections.';
CREATE TRIGGER collection_step_is_allowed BEFORE INSERT OR UPDATE ON collection
    FOR EACH ROW EXECUTE FUNCTION check_collection_step();

CREATE FUNCTION check_collection_unit() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM actor
        WHERE id = NEW.actor AND valid_from <= make_date(NEW.year, 12, 31)
          AND (valid_to IS NULL OR valid_to >= make_date(NEW.year, 1, 1)))
    THEN
        RAISE EXCEPTION '% did not exist in %', NEW.actor, NEW.year
            USING ERRCODE = 'check_violation', CONSTRAINT = 'collection_unit_existed', TABLE = TG_TABLE_NAME;
    END IF;
    IF EXISTS (
        SELECT FROM collection_unit AS member JOIN actor ON actor.id = member.actor
        JOIN collection_unit AS whole ON whole.actor = actor.region AND whole.year = member.year
        WHERE member.year = NEW.year AND NEW.actor IN (member.actor, whole.actor))
    THEN
        RAISE EXCEPTION 'a region reports as one return or through its members, never both: %', NEW.actor
            USING ERRCODE = 'check_violation', CONSTRAINT = 'collection_unit_counts_once', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_collection_unit() IS 'A reporting unit existed in the year, and nothing is reported twice.';
CREATE CONSTRAINT TRIGGER collection_unit_is_right AFTER INSERT OR UPDATE ON collection_unit
    FOR EACH ROW EXECUTE FUNCTION check_collection_unit();

GRANT SELECT, INSERT, UPDATE (state, opens, due, closes, methodology, version) ON collection TO nokkeltall_service;
GRANT SELECT, INSERT, DELETE ON collection_unit TO nokkeltall_service;

COMMIT;
