-- Deploy nokkeltall:findings to pg
-- requires: submission

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE finding_step (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    year     calendar_year NOT NULL,
    actor    identifier NOT NULL,
    revision integer NOT NULL,
    finding  text COLLATE "C" NOT NULL,
    expected text NOT NULL,
    actual   text NOT NULL,
    state    text COLLATE "C" NOT NULL,
    words    prose,
    taken_at timestamptz NOT NULL DEFAULT now(),
    taken_by principal NOT NULL,
    FOREIGN KEY (year, actor, revision) REFERENCES revision,
    CONSTRAINT finding_step_names_a_finding CHECK (finding ~ '^[0-9a-f]{12}$'),
    CONSTRAINT finding_step_state_is_known CHECK (state IN ('explained', 'accepted', 'rejected')),
    CONSTRAINT finding_step_has_its_words CHECK ((words IS NULL) = (state = 'accepted'))
);
COMMENT ON TABLE finding_step IS 'What was said about the findings of returns: explanations and decisions over them. Only added to.';
COMMENT ON COLUMN finding_step.id IS 'Rises within a return in the order in which the steps were taken.';
COMMENT ON COLUMN finding_step.year IS 'The collection.';
COMMENT ON COLUMN finding_step.actor IS 'The reporting unit.';
COMMENT ON COLUMN finding_step.revision IS 'The revision that it was said of.';
COMMENT ON COLUMN finding_step.finding IS 'Id of the finding: of its rule, its place and its code.';
COMMENT ON COLUMN finding_step.expected IS 'What the rule expected then; empty for nothing.';
COMMENT ON COLUMN finding_step.actual IS 'What the return said then; empty for nothing.';
COMMENT ON COLUMN finding_step.state IS 'explained, accepted or rejected.';
COMMENT ON COLUMN finding_step.words IS 'The explanation, or why it was rejected.';
COMMENT ON COLUMN finding_step.taken_at IS 'When.';
COMMENT ON COLUMN finding_step.taken_by IS 'Who said it.';

CREATE INDEX finding_step_of_return ON finding_step (year, actor, finding, id);
COMMENT ON INDEX finding_step_of_return IS 'The history of the findings of one return.';

CREATE TABLE revision_finding (
    year     calendar_year NOT NULL,
    actor    identifier NOT NULL,
    revision integer NOT NULL,
    finding  text COLLATE "C" NOT NULL,
    rule     text COLLATE "C" NOT NULL,
    pointer  text COLLATE "C" NOT NULL,
    expected text NOT NULL,
    actual   text NOT NULL,
    PRIMARY KEY (year, actor, revision, finding, expected, actual),
    FOREIGN KEY (year, actor, revision) REFERENCES revision,
    CONSTRAINT revision_finding_names_a_finding CHECK (finding ~ '^[0-9a-f]{12}$')
);
COMMENT ON TABLE revision_finding IS 'The warnings that a revision was submitted with, each of them explained.';
COMMENT ON COLUMN revision_finding.year IS 'The collection.';
COMMENT ON COLUMN revision_finding.actor IS 'The reporting unit.';
COMMENT ON COLUMN revision_finding.revision IS 'The revision.';
COMMENT ON COLUMN revision_finding.finding IS 'Id of the finding.';
COMMENT ON COLUMN revision_finding.rule IS 'Id of the rule.';
COMMENT ON COLUMN revision_finding.pointer IS 'Where in the document (RFC 6901).';
COMMENT ON COLUMN revision_finding.expected IS 'What the rule expected; empty for nothing.';
COMMENT ON COLUMN revision_finding.actual IS 'What the return says; empty for nothing.';

CREATE FUNCTION finding_state(of_year integer, of_actor text, of_finding text, of_expected text, of_actual text)
    RETURNS text
    LANGUAGE sql STABLE SET search_path = nokkeltall, pg_temp
    AS $$
    SELECT coalesce((SELECT state FROM finding_step
                     WHERE year = of_year AND actor = of_actor AND finding = of_finding
                       AND expected = of_expected AND actual = of_actual
                     ORDER BY id DESC LIMIT 1), 'open');
$$;
COMMENT ON FUNCTION finding_state(integer, text, text, text, text) IS
    'What has become of a finding with these values: open, explained, accepted or rejected.';

CREATE FUNCTION check_finding_step() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
DECLARE
    of_revision revision;
BEGIN
    SELECT * INTO of_revision FROM revision
    WHERE year = NEW.year AND actor = NEW.actor AND number = NEW.revision FOR SHARE;
    IF of_revision.state <> (CASE NEW.state WHEN 'explained' THEN 'draft' ELSE 'submitted' END) THEN
        RAISE EXCEPTION 'a finding of a revision that is % is not %', of_revision.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.state <> 'explained' AND NEW.taken_by = of_revision.submitted_by THEN
        RAISE EXCEPTION 'nobody decides over explanations of a revision that they submitted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_step_decided_by_another', TABLE = TG_TABLE_NAME;
    END IF;
    IF NEW.state <> 'explained'
       AND finding_state(NEW.year, NEW.actor, NEW.finding, NEW.expected, NEW.actual) = 'open' THEN
        RAISE EXCEPTION 'what is not explained is neither accepted nor rejected'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_step_after_an_explanation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_finding_step() IS
    'A draft is explained by whoever may write it; explanations of a submitted revision are decided over by another.';
CREATE TRIGGER finding_step_is_allowed BEFORE INSERT ON finding_step
    FOR EACH ROW EXECUTE FUNCTION check_finding_step();
CREATE TRIGGER finding_step_is_kept BEFORE UPDATE OR DELETE ON finding_step
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER finding_step_is_not_truncated BEFORE TRUNCATE ON finding_step
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE FUNCTION check_revision_finding() RETURNS trigger
    LANGUAGE plpgsql SET search_path = nokkeltall, pg_temp
    AS $$
BEGIN
    IF (SELECT state FROM revision
        WHERE year = NEW.year AND actor = NEW.actor AND number = NEW.revision FOR SHARE) <> 'draft' THEN
        RAISE EXCEPTION 'what a revision was submitted with does not change'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
    END IF;
    IF finding_state(NEW.year, NEW.actor, NEW.finding, NEW.expected, NEW.actual) NOT IN ('explained', 'accepted') THEN
        RAISE EXCEPTION 'a warning is submitted with an explanation'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'revision_finding_is_explained', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION check_revision_finding() IS 'The warnings of a submit are explained, and stay what they were.';
CREATE TRIGGER revision_finding_is_allowed BEFORE INSERT ON revision_finding
    FOR EACH ROW EXECUTE FUNCTION check_revision_finding();
CREATE TRIGGER revision_finding_is_kept BEFORE UPDATE OR DELETE ON revision_finding
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER revision_finding_is_not_truncated BEFORE TRUNCATE ON revision_finding
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

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

GRANT SELECT, INSERT (year, actor, revision, finding, expected, actual, state, words, taken_by) ON finding_step
    TO nokkeltall_service;
GRANT SELECT, INSERT ON revision_finding TO nokkeltall_service;

COMMIT;
