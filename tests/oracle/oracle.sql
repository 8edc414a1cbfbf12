-- The whole cost model again, in numeric and over all sectors at once: from what was submitted, never from what
-- core made of it.
--
-- psql runs this in the folder that oracle_generate has filled. It writes lines of three kinds, tabs between:
--   compared    what, rows, rows that differ
--   different   what, the seed and the year, what core has and what it ought to have
--   covered     what can go wrong, how often it was there
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
-- Everything is joined by hash: the tables are large and new.
SET jit = off;
SET enable_nestloop = off;
SET default_statistics_target = 10;
SET max_parallel_workers_per_gather = 0;
SET work_mem = '128MB';
SET temp_buffers = '256MB';

-- Ids and codes have the order of their bytes.
CREATE DOMAIN pg_temp.code AS text COLLATE "C";
CREATE TYPE pg_temp.status AS ENUM ('reported', 'public-source', 'estimated', 'missing');

-- A quotient rounded once to a whole, halves away from zero. The quotient of numeric is rounded already.
CREATE FUNCTION pg_temp.half_away(numerator numeric, denominator numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
    SELECT sign(numerator) * sign(denominator) * div(2 * abs(numerator) + abs(denominator), 2 * abs(denominator))
$$;

\ir input.sql
\ir consolidation.sql
\ir sums.sql
\ir figures.sql
\ir proof.sql
\ir compare.sql
