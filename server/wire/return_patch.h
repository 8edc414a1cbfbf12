/* A change of a return (RFC 7396), whose lists can also be changed item by item. */
#ifndef NK_WIRE_RETURN_PATCH_H
#define NK_WIRE_RETURN_PATCH_H

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/issue.h"

/* Applies `patch` to `document` (canonical JSON); the result, in the arena, is still to be read by nk_return_decode.
 *
 * Objects are merged, null removes, everything else replaces: also a list by a list. An object in place of a list
 * changes its items, each named by its codes with "/" between them, in the order of the contract: "software/network/
 * operating", "helse-vest/key", "nhn", "stamnett/availability/2024-12". null removes the item, an object is merged into
 * it, and a number or text is its value, without the status, note and method that it had. An item that is not there
 * becomes the last of its list. What states the value of a number that was not read takes its text away.
 * NK_INVALID: the patch is no JSON object, or names an item by too few or too many codes, or one that is there twice;
 * the pointers are into the patch. NK_NO_MEMORY. `*ret` is written only on NK_OK. */
NK_MUST_CHECK enum nk_status nk_return_patch(struct nk_text *ret, struct nk_arena *arena, struct nk_text document,
                                             struct nk_text patch, struct nk_issues *issues);

/* What is wrong with the form of the result is wrong with the patch: gives the issues that nk_return_decode told of
 * `result` the places where the patch says it. NK_NO_MEMORY. */
NK_MUST_CHECK enum nk_status nk_return_patch_locate(struct nk_issues *issues, struct nk_arena *arena,
                                                    struct nk_text result, struct nk_text patch);

#endif
