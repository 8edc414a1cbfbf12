/* More time for one reporting unit. Only added to: the last of a unit is in force. */
#ifndef NK_DB_EXTENSION_H
#define NK_DB_EXTENSION_H

#include "core/lifecycle.h"
#include "server/db/connection.h"

struct nk_row;

/* The extension that is in force. NK_DB_ONE or NK_DB_NONE. */
NK_MUST_CHECK enum nk_db_status nk_db_extension_get(struct nk_db *db, struct nk_arena *arena, struct nk_extension *ret,
                                                    int year, struct nk_text actor);

/* Puts one in force; its time is set. NK_DB_ONE. NK_DB_FATAL: the actor is no reporting unit, or the day is before the
 * collection's `due`: check these first. */
NK_MUST_CHECK enum nk_db_status nk_db_extension_grant(struct nk_db *db, struct nk_arena *arena, int year,
                                                      struct nk_text actor, struct nk_extension *extension);

/* Takes back what is in force; it stays in the history. NK_DB_ONE. */
NK_MUST_CHECK enum nk_db_status nk_db_extension_withdraw(struct nk_db *db, struct nk_arena *arena, int year,
                                                         struct nk_text actor, struct nk_text by);

/* Reads the four columns of an extension; `closes` 0 where there is none. */
void nk_db_read_extension(struct nk_row *row, struct nk_extension *ret);

#endif
