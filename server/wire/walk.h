/* A walk over JSON text that takes whatever it meets: it reads text that the parser refuses, and always knows its path.
 * Only for files of this folder. */
#ifndef NK_WIRE_WALK_H
#define NK_WIRE_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "core/arena.h"
#include "core/status.h"
#include "core/text.h"
#include "server/wire/limits.h"

/* Names remembered of one object to find a second one; no object of ours has as many. */
enum { NK_WALK_NAMES_MAX = 32 };

struct nk_walk_frame {
    bool is_object;
    bool has_place;       /* a member's name, or an array's item, has been met */
    bool value_next;      /* object: the colon has been met */
    size_t index;
    struct nk_text name;  /* between the quotes, escapes as written */
    struct nk_text names[NK_WALK_NAMES_MAX]; /* without escapes */
    size_t name_count;
};

enum nk_token {
    NK_TOKEN_END = 0,
    NK_TOKEN_OPEN = 1,   /* a brace or bracket; nk_walk_push goes in */
    NK_TOKEN_NAME = 2,   /* of a member */
    NK_TOKEN_STRING = 3, /* a value */
    NK_TOKEN_BARE = 4,   /* a number, a literal, or nonsense */
    NK_TOKEN_OTHER = 5,
};

struct nk_walk {
    struct nk_text text;
    size_t offset;
    size_t depth;
    struct nk_walk_frame frames[NK_BUNDLE_DEPTH_MAX];
    struct nk_text token; /* of a name or string between the quotes, of a bare token all of it */
};

/* Starts as (struct nk_walk){.text = …}. */
enum nk_token nk_walk_next(struct nk_walk *walk);
/* After NK_TOKEN_OPEN: goes in. False, and stays where it is, when that would be more than `depth_max` levels. */
bool nk_walk_push(struct nk_walk *walk, size_t depth_max);
/* The innermost object or array; NULL outside of all. */
struct nk_walk_frame *nk_walk_top(struct nk_walk *walk);
/* A name as the parser reads it; the quotes stand around it in the text. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_walk_unescaped(struct nk_arena *arena, struct nk_text name);
/* The JSON Pointer of where the walk is. Data is NULL when there is no memory. */
NK_MUST_CHECK struct nk_text nk_walk_pointer(struct nk_arena *arena, const struct nk_walk *walk);

#endif
