-- Revert nokkeltall:account_lines from pg

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

DROP TABLE account_term, account_identity, account_line;

COMMIT;
