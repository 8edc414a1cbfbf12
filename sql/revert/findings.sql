-- Revert nokkeltall:findings from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE OR REPLACE FUNCTION check_revision_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    collection_state text;
    steps CONSTANT text[] := ARRAY['draft draft', 'draft submitted', 'submitted withdrawn', 'submitted returned',
                                   'submitted approved'];
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
    free := CASE NEW.state WHEN 'draft' THEN content WHEN 'submitted' THEN submission ELSE decision END
            || ARRAY['state', 'version'];
    IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'the step from % to % changes nothing else', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    SELECT state INTO collection_state FROM collection WHERE year = NEW.year FOR SHARE;
    IF NEW.state IN ('draft', 'submitted', 'withdrawn')
       AND (collection_state = 'planned'
            OR (collection_state <> 'open' AND NOT correction_is_asked_for(NEW.year, NEW.actor, NEW.number))) THEN
        RAISE EXCEPTION 'the collection of % is %', NEW.year, collection_state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_in_an_open_collection', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;

DROP TABLE revision_finding, finding_step;
DROP FUNCTION check_revision_finding(), check_finding_step(), finding_state(integer, text, text, text, text);

COMMIT;
