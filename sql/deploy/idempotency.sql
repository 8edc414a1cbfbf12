-- Deploy nokkeltall:idempotency to pg
-- requires: vocabulary

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

CREATE TABLE idempotency (
    principal    principal NOT NULL,
    key          text COLLATE "C" NOT NULL,
    fingerprint  text COLLATE "C" NOT NULL,
    status       smallint,
    content_type text,
    etag         text,
    location     text,
    body         text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (principal, key),
    CONSTRAINT idempotency_key_is_short CHECK (length(key) BETWEEN 1 AND 255),
    CONSTRAINT idempotency_status_is_of_http CHECK (status BETWEEN 200 AND 599),
    CONSTRAINT idempotency_answer_is_whole CHECK ((status IS NULL) = (body IS NULL))
);
COMMENT ON TABLE idempotency IS
    'Requests with an Idempotency-Key and their answers, to be given again when the request is repeated.';
COMMENT ON COLUMN idempotency.principal IS 'Whose key.';
COMMENT ON COLUMN idempotency.key IS 'The key.';
COMMENT ON COLUMN idempotency.fingerprint IS 'Of the request, so that another one with the same key is noticed.';
COMMENT ON COLUMN idempotency.status IS 'Status of the answer, none while there is no answer.';
COMMENT ON COLUMN idempotency.content_type IS 'Content-Type of the answer.';
COMMENT ON COLUMN idempotency.etag IS 'ETag of the answer.';
COMMENT ON COLUMN idempotency.location IS 'Location of the answer.';
COMMENT ON COLUMN idempotency.body IS 'Body of the answer.';
COMMENT ON COLUMN idempotency.created_at IS 'When the key was claimed.';

CREATE INDEX idempotency_by_age ON idempotency (created_at);
COMMENT ON INDEX idempotency_by_age IS 'For forgetting old keys.';

GRANT SELECT, INSERT, UPDATE (status, content_type, etag, location, body), DELETE ON idempotency TO nokkeltall_service;

COMMIT;
