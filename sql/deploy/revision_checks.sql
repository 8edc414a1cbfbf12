-- Deploy nokkeltall:revision_checks to pg
-- requires: findings

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

-- json is read through and no more; jsonb would also be built, which takes three times as long.
CREATE OR REPLACE FUNCTION is_json_object(content text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN json_typeof(content::json) = 'object';
COMMENT ON FUNCTION is_json_object(text) IS
    'True for a JSON object, false for another JSON value; anything else is an error. An escaped NUL, which the service refuses, passes.';

CREATE OR REPLACE FUNCTION check_revision_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    collection_state text;
    steps CONSTANT text[] := ARRAY['draft draft', 'draft submitted', 'submitted submitted', 'submitted withdrawn',
                                   'submitted returned', 'submitted approved'];
    becomes revision := OLD; -- with what the step may change
BEGIN
    IF NOT OLD.state || ' ' || NEW.state = ANY (steps) THEN
        RAISE EXCEPTION 'a revision does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'a change of a revision counts its version up by one'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    becomes.state := NEW.state;
    becomes.version := NEW.version;
    IF NEW.state = 'draft' THEN
        becomes.document := NEW.document;
        becomes.sha256 := NEW.sha256;
        becomes.methodology := NEW.methodology;
        becomes.findings_info := NEW.findings_info;
        becomes.findings_warning := NEW.findings_warning;
        becomes.findings_error := NEW.findings_error;
        becomes.findings_fatal := NEW.findings_fatal;
        becomes.saved_at := NEW.saved_at;
        becomes.saved_by := NEW.saved_by;
    ELSIF OLD.state = 'draft' THEN
        becomes.submitted_at := NEW.submitted_at;
        becomes.submitted_by := NEW.submitted_by;
        becomes.signatory_name := NEW.signatory_name;
        becomes.signatory_title := NEW.signatory_title;
        becomes.receipt := NEW.receipt;
    ELSIF NEW.state <> 'submitted' THEN -- while it waits for a decision, its version counts what the reviewer says of its findings
        becomes.decided_at := NEW.decided_at;
        becomes.decided_by := NEW.decided_by;
        becomes.reason := NEW.reason;
    END IF;
    IF NEW IS DISTINCT FROM becomes THEN
        RAISE EXCEPTION 'the step from % to % changes nothing else', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    SELECT state INTO collection_state FROM collection WHERE year = NEW.year FOR SHARE;
    IF NEW.state IN ('draft', 'submitted', 'withdrawn') AND (OLD.state, NEW.state) <> ('submitted', 'submitted')
       AND (collection_state = 'planned'
            OR (collection_state <> 'open' AND NOT correction_is_asked_for(NEW.year, NEW.actor, NEW.number))) THEN
        RAISE EXCEPTION 'the collection of % is %', NEW.year, collection_state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_in_an_open_collection', TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.state = 'approved' AND EXISTS (
        SELECT FROM revision_finding AS f
        WHERE f.year = NEW.year AND f.actor = NEW.actor AND f.revision = NEW.number
          AND finding_state(f.year, f.actor, f.finding, f.expected, f.actual) <> 'accepted')
    THEN
        RAISE EXCEPTION 'an explanation has not been accepted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_approved_with_accepted_explanations',
                  TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;

-- lz4 compresses a document several times faster than pglz, to a tenth more bytes. A server that was built without it keeps pglz.
DO $$
BEGIN
    ALTER TABLE revision ALTER COLUMN document SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    RAISE NOTICE 'documents are compressed with pglz: this server has no lz4';
END
$$;

COMMIT;
