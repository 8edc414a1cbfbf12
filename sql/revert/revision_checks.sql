-- Revert nokkeltall:revision_checks from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE OR REPLACE FUNCTION is_json_object(content text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN jsonb_typeof(content::jsonb) = 'object';
COMMENT ON FUNCTION is_json_object(text) IS
    'True for a JSON object, false for another JSON value; anything else is an error.';

CREATE OR REPLACE FUNCTION check_revision_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    collection_state text;
    steps CONSTANT text[] := ARRAY['draft draft', 'draft submitted', 'submitted submitted', 'submitted withdrawn',
                                   'submitted returned', 'submitted approved'];
    content CONSTANT text[] := ARRAY['document', 'sha256', 'methodology', 'findings_info', 'findings_warning',
                                     'findings_error', 'findings_fatal', 'saved_at', 'saved_by'];
    submission CONSTANT text[] := ARRAY['submitted_at', 'submitted_by', 'signatory_name', 'signatory_title', 'receipt'];
    decision CONSTANT text[] := ARRAY['decided_at', 'decided_by', 'reason'];
    free text[];
BEGIN
    IF NOT OLD.state || ' ' || NEW.state = ANY (steps) THEN
        RAISE EXCEPTION 'a revision does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'a change of a revision counts its version up by one'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    -- While it waits for a decision, its version counts what the reviewer says of its findings.
    free := CASE WHEN NEW.state = 'draft' THEN content
                 WHEN NEW.state = 'submitted' AND OLD.state = 'draft' THEN submission
                 WHEN NEW.state = 'submitted' THEN ARRAY[]::text[]
                 ELSE decision END
            || ARRAY['state', 'version'];
    IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
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

ALTER TABLE revision ALTER COLUMN document SET COMPRESSION default;

COMMIT;
