-- Verify nokkeltall:vocabulary on pg

BEGIN;

DO $$
BEGIN
    ASSERT nokkeltall.organisation_number_is_valid('883974832'), 'a right number is refused';
    ASSERT NOT nokkeltall.organisation_number_is_valid('984166762'), 'transposed digits are accepted';
    ASSERT nokkeltall.sha256_of('ø') = 'd48b452a88ac264c8b303ab6ecd9e7d12e38fa4b8cd21aa104b5b3acf83accf3';
    ASSERT nokkeltall.date_number('2017-03-09') = 20170309;
    ASSERT nokkeltall.date_of_number(20170309) = '2017-03-09';
    ASSERT nokkeltall.iso8601('2018-04-01 12:15:00+02') = '2018-04-01T10:15:00Z';
END
$$;

ROLLBACK;
