-- Deploy nokkeltall:account_lines to pg
-- requires: classifications

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE account_line (
    version        identifier NOT NULL,
    code           identifier NOT NULL,
    statement      identifier NOT NULL,
    table_row      identifier,
    table_column   identifier,
    sign           text COLLATE "C" NOT NULL,
    source         prose NOT NULL,
    classification text GENERATED ALWAYS AS ('account-line') STORED,
    PRIMARY KEY (version, code),
    FOREIGN KEY (classification, version, code) REFERENCES code,
    CONSTRAINT account_line_is_a_cell_or_none CHECK (num_nulls(table_row, table_column) IN (0, 2)),
    CONSTRAINT account_line_sign_is_known CHECK (sign IN ('either', 'positive', 'negative'))
);
COMMENT ON TABLE account_line IS 'What a code of the classification account-line is in an annual account.';
COMMENT ON COLUMN account_line.version IS 'Version of the classification.';
COMMENT ON COLUMN account_line.code IS 'Its code.';
COMMENT ON COLUMN account_line.statement IS 'Where it stands: income-statement, balance-sheet, cash-flow, note-2 …';
COMMENT ON COLUMN account_line.table_row IS 'Row of a note that crosses rows with columns.';
COMMENT ON COLUMN account_line.table_column IS 'Column of such a note.';
COMMENT ON COLUMN account_line.sign IS 'The sign that it is written with: positive, negative, either.';
COMMENT ON COLUMN account_line.source IS 'Where the line was read.';
COMMENT ON COLUMN account_line.classification IS 'Constant, so that the code is known to exist.';

CREATE TABLE account_identity (
    version        identifier NOT NULL,
    id             identifier NOT NULL,
    position       smallint NOT NULL,
    kind           text COLLATE "C" NOT NULL,
    label_nb       prose NOT NULL,
    label_nn       prose NOT NULL,
    label_en       prose NOT NULL,
    source         prose NOT NULL,
    classification text GENERATED ALWAYS AS ('account-line') STORED,
    PRIMARY KEY (version, id),
    FOREIGN KEY (classification, version) REFERENCES classification (id, version),
    CONSTRAINT account_identity_position_is_unique UNIQUE (version, position) DEFERRABLE,
    CONSTRAINT account_identity_position_counts_from_one CHECK (position >= 1),
    CONSTRAINT account_identity_kind_is_known CHECK (kind IN
        ('sum', 'across', 'roll-forward', 'cross-reference', 'opening', 'change', 'at-most'))
);
COMMENT ON TABLE account_identity IS 'What holds between numbers of an annual account: what is stated is the sum of the terms.';
COMMENT ON COLUMN account_identity.version IS 'Version of the classification account-line.';
COMMENT ON COLUMN account_identity.id IS 'Id in findings.';
COMMENT ON COLUMN account_identity.position IS 'Order of display.';
COMMENT ON COLUMN account_identity.kind IS
    'sum (down), across, roll-forward, cross-reference, opening, change; at-most: what is stated is no more.';
COMMENT ON COLUMN account_identity.label_nb IS 'What holds, in Bokmål.';
COMMENT ON COLUMN account_identity.label_nn IS 'What holds, in Nynorsk.';
COMMENT ON COLUMN account_identity.label_en IS 'What holds, in English.';
COMMENT ON COLUMN account_identity.source IS 'Where the line was read.';
COMMENT ON COLUMN account_identity.classification IS 'Constant, so that the version is known to exist.';

CREATE TABLE account_term (
    version     identifier NOT NULL,
    identity    identifier NOT NULL,
    position    smallint NOT NULL,
    line        identifier,
    number      text COLLATE "C",
    negative    boolean NOT NULL,
    year_offset smallint NOT NULL,
    source      prose NOT NULL,
    PRIMARY KEY (version, identity, position),
    FOREIGN KEY (version, identity) REFERENCES account_identity,
    FOREIGN KEY (version, line) REFERENCES account_line (version, code),
    CONSTRAINT account_term_position_counts_from_zero CHECK (position >= 0),
    CONSTRAINT account_term_is_one_number CHECK (num_nulls(line, number) = 1),
    CONSTRAINT account_term_number_is_known CHECK (number IN ('operating-revenue', 'operating-cost', 'depreciation',
        'write-downs', 'ict-operating', 'ict-investment')),
    CONSTRAINT account_term_year_is_this_or_the_last CHECK (year_offset IN (0, -1)),
    CONSTRAINT account_term_stated_is_plain CHECK (position > 0 OR NOT negative AND year_offset = 0)
);
COMMENT ON TABLE account_term IS 'A number of an identity.';
COMMENT ON COLUMN account_term.version IS 'Version of the classification account-line.';
COMMENT ON COLUMN account_term.identity IS 'The identity.';
COMMENT ON COLUMN account_term.position IS '0: what is stated; 1, 2, 3 …: the terms that it is the sum of.';
COMMENT ON COLUMN account_term.line IS 'An account line, or none.';
COMMENT ON COLUMN account_term.number IS 'A number of the return outside its account lines, or none.';
COMMENT ON COLUMN account_term.negative IS 'It is subtracted.';
COMMENT ON COLUMN account_term.year_offset IS '0, or -1 for the year before.';
COMMENT ON COLUMN account_term.source IS 'Where the line was read.';

CREATE TRIGGER account_line_is_announced AFTER INSERT OR UPDATE OR DELETE ON account_line
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER account_identity_is_announced AFTER INSERT OR UPDATE OR DELETE ON account_identity
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();
CREATE TRIGGER account_term_is_announced AFTER INSERT OR UPDATE OR DELETE ON account_term
    FOR EACH ROW EXECUTE FUNCTION notify_catalogue();

GRANT SELECT ON account_line, account_identity, account_term TO nokkeltall_service;

COMMIT;
