/* Availability of a service in a period, exactly: up / (measured − agreed maintenance), with what is unknown beside it
 * and never guessed. A longer time is the sum of its parts, so that a year is weighted by time and is never the mean of
 * its months. */
#ifndef NK_CORE_AVAILABILITY_H
#define NK_CORE_AVAILABILITY_H

#include "core/arena.h"
#include "core/fraction.h"
#include "core/period.h"
#include "core/submission.h"

/* Time is counted in ticks of 10^-11 seconds: seconds or minutes times a weight or a percentage, each of nine decimals,
 * are whole ticks, and a hundred thousand years of them fit 128 bits. */
#define NK_TICKS_OF_SECOND INT64_C(100000000000)

/* period = maintenance + measured + unknown; up_least ≤ up ≤ up_most ≤ measured. */
struct nk_availability {
    __int128 period;
    __int128 maintenance;    /* agreed: no part of what was promised, whatever happened in it */
    __int128 maintenance_up; /* of it, while the service was up nevertheless */
    __int128 measured;       /* known, outside agreed maintenance */
    __int128 up;             /* of it; a partial outage of weight w is up for 1 − w of its time */
    __int128 up_least, up_most; /* other than `up` where the source says "more than", "up to" or "about" */
    __int128 unknown;
};

/* A time of which nothing is known. */
struct nk_availability nk_availability_unknown(int64_t seconds);

/* A whole of two times that do not overlap. */
struct nk_availability nk_availability_add(const struct nk_availability *a, const struct nk_availability *b);

/* From what was sent of a period: its incidents when they are given, otherwise its minutes, otherwise its percentage.
 *
 * Incidents are clipped to the period; where they overlap, the worst weight counts at each moment. A moment of planned
 * maintenance is agreed inside an agreed window, or always when no windows are given; it is taken out whole. What lies
 * in an unmonitored time is unknown, except where an incident is reported. Incidents that end before they begin say
 * nothing.
 * Minutes: measured (with agreed maintenance in it), up, maintenance, unknown. Left out, up is nothing, maintenance and
 * unknown are zero, and measured is the period without the unknown. What remains of the period is unknown.
 * A percentage is of the measured time outside maintenance.
 *
 * NK_UNDEFINED: none of the three is given. NK_INVALID: the numbers contradict the period or each other (more up than
 * measured, more measured than there is, a weight outside 0 … 1, a percentage outside 0 … 100). NK_NO_MEMORY.
 * `*ret` is written only on NK_OK. Time grows with n log n of the incidents. */
NK_MUST_CHECK enum nk_status nk_availability_of(struct nk_availability *ret, struct nk_arena *arena,
                                                const struct nk_period *period,
                                                const struct nk_indicator_value *given);

/* Percentages, exact. NK_UNDEFINED: no time to divide by. */

/* Of what is known: up / measured. */
NK_MUST_CHECK enum nk_status nk_availability_value(struct nk_fraction *ret, const struct nk_availability *availability);
/* The least and the most it can be, whatever the unknown time was: down or up, maintenance or not. */
NK_MUST_CHECK enum nk_status nk_availability_bounds(struct nk_fraction *ret_low, struct nk_fraction *ret_high,
                                                    const struct nk_availability *availability);
/* Of what is known, with agreed maintenance as any other time. */
NK_MUST_CHECK enum nk_status nk_availability_with_maintenance(struct nk_fraction *ret,
                                                              const struct nk_availability *availability);

/* Minutes down that a target of so many percent allows, and minutes down: known, and at most. The time that was
 * promised is the period without agreed maintenance. */
struct nk_fraction nk_availability_allowed(const struct nk_availability *availability, struct nk_fraction percent);
struct nk_fraction nk_availability_used(const struct nk_availability *availability);
struct nk_fraction nk_availability_used_at_most(const struct nk_availability *availability);

/* Ticks as minutes. */
struct nk_fraction nk_minutes_of_ticks(__int128 ticks);

#endif
