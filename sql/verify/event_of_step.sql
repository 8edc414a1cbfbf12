-- Verify nokkeltall:event_of_step on pg

BEGIN;

DO $$
BEGIN
    ASSERT (SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indexrelid = 'nokkeltall.event_of_step'::regclass) LIKE '%draft-saved%';
END
$$;

ROLLBACK;
