-- Deploy nokkeltall:vocabulary to pg
-- requires: roles

BEGIN;

SET LOCAL search_path = nokkeltall, pg_temp;

-- Sorted in byte order everywhere, so that a list and the result that is made from it are the same in every locale.
CREATE DOMAIN identifier AS text COLLATE "C"
    CONSTRAINT identifier_is_words_joined_by_hyphens CHECK (VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
    CONSTRAINT identifier_is_short CHECK (length(VALUE) <= 64);
COMMENT ON DOMAIN identifier IS 'Id or code: lower-case words and numbers joined by hyphens, in byte order.';

CREATE DOMAIN prose AS text
    CONSTRAINT prose_says_something CHECK (VALUE ~ '\S');
COMMENT ON DOMAIN prose IS 'Text for people, not blank.';

CREATE DOMAIN calendar_year AS smallint
    CONSTRAINT calendar_year_is_plausible CHECK (VALUE BETWEEN 1990 AND 2199);
COMMENT ON DOMAIN calendar_year IS 'A year.';

CREATE DOMAIN digest AS text COLLATE "C"
    CONSTRAINT digest_is_hexadecimal CHECK (VALUE ~ '^[0-9a-f]{64}$');
COMMENT ON DOMAIN digest IS 'SHA-256 as 64 hexadecimal digits in lower case.';

CREATE DOMAIN principal AS text COLLATE "C"
    CONSTRAINT principal_is_named CHECK (length(VALUE) BETWEEN 1 AND 255);
COMMENT ON DOMAIN principal IS 'Who did something: the subject of a token.';

CREATE DOMAIN role_code AS text COLLATE "C"
    CONSTRAINT role_code_is_known
    CHECK (VALUE IN ('anyone', 'submitter', 'reviewer', 'publisher', 'auditor', 'administrator'));
COMMENT ON DOMAIN role_code IS 'What somebody may do.';

CREATE FUNCTION organisation_number_is_valid(digits text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN digits ~ '^[89][0-9]{8}$' THEN
        (11 - ( 3 * substr(digits, 1, 1)::integer + 2 * substr(digits, 2, 1)::integer
              + 7 * substr(digits, 3, 1)::integer + 6 * substr(digits, 4, 1)::integer
              + 5 * substr(digits, 5, 1)::integer + 4 * substr(digits, 6, 1)::integer
              + 3 * substr(digits, 7, 1)::integer + 2 * substr(digits, 8, 1)::integer) % 11) % 11
        = substr(digits, 9, 1)::integer
        ELSE false END;
COMMENT ON FUNCTION organisation_number_is_valid(text) IS
    'Nine digits, the first 8 or 9, the ninth the modulus-11 check digit (Brønnøysundregistrene, organisasjonsnummer).';

CREATE FUNCTION sha256_of(content text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN encode(sha256(convert_to(content, 'UTF8')), 'hex');
COMMENT ON FUNCTION sha256_of(text) IS 'SHA-256 of the bytes of a text in UTF-8, as 64 hexadecimal digits.';

CREATE FUNCTION is_json_object(content text) RETURNS boolean
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN jsonb_typeof(content::jsonb) = 'object';
COMMENT ON FUNCTION is_json_object(text) IS
    'True for a JSON object, false for another JSON value; anything else is an error.';

CREATE FUNCTION iso8601(moment timestamptz) RETURNS text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
COMMENT ON FUNCTION iso8601(timestamptz) IS 'A moment in UTC to the second, as the API writes it.';

CREATE FUNCTION date_number(day date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(extract(year FROM day)::integer * 10000
                    + extract(month FROM day)::integer * 100
                    + extract(day FROM day)::integer, 0);
COMMENT ON FUNCTION date_number(date) IS 'A date as the number yyyymmdd, 0 for none.';

CREATE FUNCTION date_of_number(number integer) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN number <> 0 THEN make_date(number / 10000, number / 100 % 100, number % 100) END;
COMMENT ON FUNCTION date_of_number(integer) IS 'The date of a number yyyymmdd, none for 0.';

CREATE FUNCTION refuse_rewriting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: it is only added to', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
END
$$;
COMMENT ON FUNCTION refuse_rewriting() IS
    'Trigger of tables that are only added to: nobody changes or deletes, the owner included.';

CREATE FUNCTION notify_catalogue() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    PERFORM pg_notify('nokkeltall_catalogue', TG_TABLE_NAME);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION notify_catalogue() IS
    'Tells running servers that reference data changed; equal notices of a transaction are sent once.';

COMMIT;
