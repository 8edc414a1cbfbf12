/* A small sector, written out by hand, and its publication: what the tests of the answers are about.
 *
 *   own expenditure    helse-nord 800 · helse-vest 1500 (500 of it estimated, generated values) · nhn 600 ·
 * pasientreiser 300 not reported       hdo nhn                is paid 200 by helse-vest, 100 by pasientreiser
 * and 50 by the state budget: 250 stay unfinanced pasientreiser      is paid by key: helse-nord 39.5 %,
 * helse-vest 60.5 % of 300, which is 118.5 and 181.5: 119 and 181 kroner helse-vest         has booked the 200
 * that it pays nhn as its own expenditure
 *
 *   gross 3200 · eliminated 100 (pasientreiser → nhn) + 200 (booked) · net 2900
 *   regions 919 + 1681 · residuals nhn 300, pasientreiser 0 · outside estimate 1100 */
#ifndef NK_TESTS_WIRE_SECTOR_SAMPLE_H
#define NK_TESTS_WIRE_SECTOR_SAMPLE_H

#include "core/arena.h"
#include "core/lifecycle.h"
#include "core/publication.h"

/* An arena on the heap. */
struct nk_arena sample_arena(void);

/* Two regions, three national actors, two versions of a classification, two methodologies, three figures, one
 * rule. */
const struct nk_catalogue *sample_catalogue(void);

/* The year 2017 of the sector above, computed. It lives in the arena. */
const struct nk_publication *sample_publication(struct nk_arena *arena);

/* An approved return of helse-vest, and one that was only saved. */
extern const struct nk_revision sample_approved, sample_draft;

#endif
