-- Deploy nokkeltall:submission to pg
-- requires: collection

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE revision (
    year             calendar_year NOT NULL,
    actor            identifier NOT NULL,
    number           integer NOT NULL,
    state            text COLLATE "C" NOT NULL DEFAULT 'draft',
    version          bigint NOT NULL DEFAULT 1,
    document         text NOT NULL,
    sha256           digest NOT NULL,
    methodology      identifier NOT NULL REFERENCES methodology,
    findings_info    integer NOT NULL,
    findings_warning integer NOT NULL,
    findings_error   integer NOT NULL,
    findings_fatal   integer NOT NULL,
    saved_at         timestamptz NOT NULL DEFAULT now(),
    saved_by         principal NOT NULL,
    submitted_at     timestamptz,
    submitted_by     principal,
    signatory_name   prose,
    signatory_title  prose,
    receipt          text COLLATE "C" UNIQUE,
    decided_at       timestamptz,
    decided_by       principal,
    reason           prose,
    PRIMARY KEY (year, actor, number),
    FOREIGN KEY (year, actor) REFERENCES collection_unit,
    CONSTRAINT revision_number_counts_from_one CHECK (number >= 1),
    CONSTRAINT revision_state_is_known CHECK (state IN ('draft', 'submitted', 'returned', 'withdrawn', 'approved')),
    CONSTRAINT revision_document_is_an_object CHECK (is_json_object(document)),
    CONSTRAINT revision_sha256_is_of_the_document CHECK (sha256 = sha256_of(document)),
    CONSTRAINT revision_findings_are_counts
        CHECK (findings_info >= 0 AND findings_warning >= 0 AND findings_error >= 0 AND findings_fatal >= 0),
    CONSTRAINT revision_submitted_without_errors CHECK (state = 'draft' OR findings_error + findings_fatal = 0),
    CONSTRAINT revision_submission_is_whole CHECK (
        num_nonnulls(submitted_at, submitted_by, signatory_name, signatory_title, receipt)
        = CASE state WHEN 'draft' THEN 0 ELSE 5 END),
    CONSTRAINT revision_decision_is_whole CHECK (
        num_nonnulls(decided_at, decided_by) = CASE WHEN state IN ('draft', 'submitted') THEN 0 ELSE 2 END),
    CONSTRAINT revision_approved_by_another CHECK (state <> 'approved' OR decided_by <> submitted_by),
    CONSTRAINT revision_returned_with_a_reason CHECK (state <> 'returned' OR reason IS NOT NULL)
);
COMMENT ON TABLE revision IS
    'One revision of a return. The content is free while it is a draft and never changes after.';
COMMENT ON COLUMN revision.year IS 'The collection.';
COMMENT ON COLUMN revision.actor IS 'The reporting unit.';
COMMENT ON COLUMN revision.number IS '1, 2 … within the return, without gaps.';
COMMENT ON COLUMN revision.state IS 'draft, submitted, returned, withdrawn or approved.';
COMMENT ON COLUMN revision.version IS 'Counts saves of the draft and changes of the state.';
COMMENT ON COLUMN revision.document IS 'The return as canonical JSON: text, because its hash is of these bytes.';
COMMENT ON COLUMN revision.sha256 IS 'SHA-256 of the document.';
COMMENT ON COLUMN revision.methodology IS 'The methodology that it was checked under.';
COMMENT ON COLUMN revision.findings_info IS 'Number of findings of severity info.';
COMMENT ON COLUMN revision.findings_warning IS 'Number of findings of severity warning.';
COMMENT ON COLUMN revision.findings_error IS 'Number of findings of severity error.';
COMMENT ON COLUMN revision.findings_fatal IS 'Number of findings of severity fatal.';
COMMENT ON COLUMN revision.saved_at IS 'When the content was last saved.';
COMMENT ON COLUMN revision.saved_by IS 'Who saved it.';
COMMENT ON COLUMN revision.submitted_at IS 'When it was submitted.';
COMMENT ON COLUMN revision.submitted_by IS 'Who submitted it.';
COMMENT ON COLUMN revision.signatory_name IS 'Name of the person who answers for it.';
COMMENT ON COLUMN revision.signatory_title IS 'Title of that person.';
COMMENT ON COLUMN revision.receipt IS 'Id of the receipt.';
COMMENT ON COLUMN revision.decided_at IS 'When it was approved, returned or withdrawn.';
COMMENT ON COLUMN revision.decided_by IS 'Who did that.';
COMMENT ON COLUMN revision.reason IS
    'Why it was returned, or why an approved return was reopened with this revision.';

CREATE UNIQUE INDEX revision_one_at_a_time ON revision (year, actor) WHERE state IN ('draft', 'submitted');
COMMENT ON INDEX revision_one_at_a_time IS
    'A return has at most one revision that is a draft or waits for a decision.';

CREATE FUNCTION correction_is_asked_for(of_year integer, of_actor text, of_number integer) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = nokkeltall, pg_temp
    AS $$
    SELECT EXISTS (SELECT FROM revision
                   WHERE year = of_year AND actor = of_actor AND number < of_number AND state IN ('returned', 'approved'));
$$;
COMMENT ON FUNCTION correction_is_asked_for(integer, text, integer) IS
    'A reviewer has returned or reopened an earlier revision, so this one is welcome also after the collection has closed.';

-- Reads what the service may not lock, so it runs with the rights of the owner.
CREATE FUNCTION check_revision_begins() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    collection_state text;
    before revision;
BEGIN
    SELECT state INTO collection_state FROM collection WHERE year = NEW.year FOR SHARE;
    SELECT * INTO before FROM revision
    WHERE year = NEW.year AND actor = NEW.actor ORDER BY number DESC LIMIT 1;
    -- A number that is taken is left to the primary key, so that of two at once the second is told just that.
    IF NEW.number <= before.number THEN
        RETURN NEW;
    END IF;
    IF NEW.state <> 'draft' OR NEW.version <> 1 OR NEW.number <> coalesce(before.number, 0) + 1 THEN
        RAISE EXCEPTION 'a revision begins as a draft, with the next number'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    IF before.state = 'approved' AND NEW.reason IS NULL THEN
        RAISE EXCEPTION 'an approved return is reopened with a reason'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    IF collection_state = 'planned'
       OR (collection_state <> 'open' AND NOT correction_is_asked_for(NEW.year, NEW.actor, NEW.number)) THEN
        RAISE EXCEPTION 'the collection of % is %', NEW.year, collection_state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_in_an_open_collection', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_revision_begins() IS 'How a revision may come into being.';
REVOKE EXECUTE ON FUNCTION check_revision_begins() FROM PUBLIC;
CREATE TRIGGER revision_begins_as_the_next_draft BEFORE INSERT ON revision
    FOR EACH ROW EXECUTE FUNCTION check_revision_begins();

CREATE FUNCTION check_revision_step() RETURNS trigger
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
COMMENT ON FUNCTION check_revision_step() IS
    'The life of a revision, and what each step may change: the content of a draft, the submission, the decision.';
REVOKE EXECUTE ON FUNCTION check_revision_step() FROM PUBLIC;
CREATE TRIGGER revision_step_is_allowed BEFORE UPDATE ON revision
    FOR EACH ROW EXECUTE FUNCTION check_revision_step();
CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER revision_is_not_truncated BEFORE TRUNCATE ON revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT, UPDATE (state, version, document, sha256, methodology, findings_info, findings_warning,
    findings_error, findings_fatal, saved_at, saved_by, submitted_at, submitted_by, signatory_name, signatory_title,
    receipt, decided_at, decided_by, reason) ON revision TO nokkeltall_service;

COMMIT;
