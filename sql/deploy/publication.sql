-- Deploy nokkeltall:publication to pg
-- requires: submission

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE publication (
    id             text COLLATE "C" PRIMARY KEY,
    year           calendar_year NOT NULL REFERENCES collection,
    number         integer NOT NULL,
    kind           text COLLATE "C" NOT NULL,
    note           text NOT NULL DEFAULT '',
    created_at     timestamptz NOT NULL,
    created_by     principal NOT NULL,
    release_at     timestamptz NOT NULL,
    bundle         text NOT NULL,
    sha256         digest NOT NULL,
    result_sha256  digest NOT NULL,
    revision_count integer NOT NULL,
    UNIQUE (year, number),
    UNIQUE (id, year),
    CONSTRAINT publication_id_is_year_and_number CHECK (id = year || '.' || number),
    CONSTRAINT publication_number_counts_from_one CHECK (number >= 1),
    CONSTRAINT publication_kind_is_known CHECK (kind IN ('provisional', 'final')),
    CONSTRAINT publication_bundle_is_an_object CHECK (is_json_object(bundle)),
    CONSTRAINT publication_sha256_is_of_the_bundle CHECK (sha256 = sha256_of(bundle)),
    CONSTRAINT publication_uses_returns CHECK (revision_count >= 1)
);
COMMENT ON TABLE publication IS 'A publication: revisions and the versions of everything that was used, for good.';
COMMENT ON COLUMN publication.id IS 'Year and number: 2017.1.';
COMMENT ON COLUMN publication.year IS 'The year that it is about.';
COMMENT ON COLUMN publication.number IS '1, 2 … within the year, without gaps.';
COMMENT ON COLUMN publication.kind IS 'provisional or final.';
COMMENT ON COLUMN publication.note IS 'What the publisher says about it.';
COMMENT ON COLUMN publication.created_at IS 'When it was made.';
COMMENT ON COLUMN publication.created_by IS 'Who made it.';
COMMENT ON COLUMN publication.release_at IS 'From when it may be seen.';
COMMENT ON COLUMN publication.bundle IS 'The whole input as canonical JSON: enough to compute every number again.';
COMMENT ON COLUMN publication.sha256 IS 'SHA-256 of the bundle.';
COMMENT ON COLUMN publication.result_sha256 IS 'SHA-256 of the results that the bundle gives.';
COMMENT ON COLUMN publication.revision_count IS 'Number of revisions that it uses.';

CREATE TABLE publication_revision (
    publication text COLLATE "C" NOT NULL,
    year        calendar_year NOT NULL,
    actor       identifier NOT NULL,
    revision    integer NOT NULL,
    PRIMARY KEY (publication, actor),
    FOREIGN KEY (publication, year) REFERENCES publication (id, year),
    FOREIGN KEY (year, actor, revision) REFERENCES revision
);
COMMENT ON TABLE publication_revision IS 'Which revision of which return a publication uses.';
COMMENT ON COLUMN publication_revision.publication IS 'The publication.';
COMMENT ON COLUMN publication_revision.year IS 'Its year.';
COMMENT ON COLUMN publication_revision.actor IS 'The reporting unit.';
COMMENT ON COLUMN publication_revision.revision IS 'The revision of its return.';

CREATE FUNCTION check_publication_number() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    -- A number that is taken is left to the unique constraint, so that of two at once the second is told just that.
    IF NEW.number > (SELECT coalesce(max(number), 0) + 1 FROM publication WHERE year = NEW.year) THEN
        RAISE EXCEPTION 'a publication has the next number of its year'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_publication_number() IS 'Publications of a year are counted without gaps.';
CREATE TRIGGER publication_number_is_the_next BEFORE INSERT ON publication
    FOR EACH ROW EXECUTE FUNCTION check_publication_number();

CREATE FUNCTION check_publication_whole() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    publication_id CONSTANT text :=
        to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'publication' THEN 'id' ELSE 'publication' END;
BEGIN
    IF (SELECT revision_count FROM publication WHERE id = publication_id)
       <> (SELECT count(*) FROM publication_revision WHERE publication = publication_id)
    THEN
        RAISE EXCEPTION 'publication % is stored with all of its revisions at once', publication_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    IF EXISTS (
        SELECT FROM publication_revision AS used
        JOIN revision AS r ON (r.year, r.actor, r.number) = (used.year, used.actor, used.revision)
        WHERE used.publication = publication_id AND r.state <> 'approved')
    THEN
        RAISE EXCEPTION 'publication % uses a revision that is not approved', publication_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_of_approved_revisions', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION check_publication_whole() IS
    'A publication uses approved revisions, and gets none after it was made.';
CREATE CONSTRAINT TRIGGER publication_is_whole AFTER INSERT ON publication
    FOR EACH ROW EXECUTE FUNCTION check_publication_whole();
CREATE CONSTRAINT TRIGGER publication_revision_belongs_to_a_whole AFTER INSERT ON publication_revision
    FOR EACH ROW EXECUTE FUNCTION check_publication_whole();

CREATE TRIGGER publication_is_kept BEFORE UPDATE OR DELETE ON publication
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER publication_is_not_truncated BEFORE TRUNCATE ON publication
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER publication_revision_is_kept BEFORE UPDATE OR DELETE ON publication_revision
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER publication_revision_is_not_truncated BEFORE TRUNCATE ON publication_revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE FUNCTION notify_publication() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_notify('nokkeltall_publication', NEW.id);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION notify_publication() IS 'Tells running servers of a publication once it is committed.';
CREATE TRIGGER publication_is_announced AFTER INSERT ON publication
    FOR EACH ROW EXECUTE FUNCTION notify_publication();

CREATE FUNCTION check_collection_is_published() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM publication WHERE year = NEW.year) THEN
        RAISE EXCEPTION 'the collection of % has no publication', NEW.year
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_collection_is_published() IS 'A collection is published when there is a publication.';
CREATE TRIGGER collection_published_with_a_publication BEFORE UPDATE ON collection
    FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION check_collection_is_published();

GRANT SELECT, INSERT ON publication, publication_revision TO nokkeltall_service;

COMMIT;
