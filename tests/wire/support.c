#include "tests/wire/support.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *give(void *context, size_t size)
{
    struct supply *supply = context;
    if (supply && supply->is_limited && supply->blocks-- == 0) {
        supply->blocks = 0;
        return NULL;
    }
    return malloc(size);
}

static void take(void *context, void *block)
{
    (void)context;
    free(block);
}

struct nk_arena arena_of(struct supply *supply)
{
    return (struct nk_arena){.source = give, .sink = take, .context = supply};
}

static size_t jansson_left;

static void *give_jansson(size_t size)
{
    if (jansson_left == 0) {
        errno = ENOMEM;
        return NULL;
    }
    jansson_left--;
    return malloc(size);
}

void allow_jansson(size_t count)
{
    jansson_left = count;
    json_set_alloc_funcs(give_jansson, free);
}

void allow_jansson_all(void)
{
    json_set_alloc_funcs(malloc, free);
}

const char *told(struct nk_arena *arena, const struct nk_issues *issues)
{
    size_t capacity = 32;
    for (size_t i = 0; i < issues->count; i++)
        capacity += strlen(nk_issue_code_text(issues->items[i].code)) + issues->items[i].pointer.length + 2;
    char *text = nk_arena_array(arena, capacity, 1);
    if (!text)
        abort();

    size_t length = 0;
    for (size_t i = 0; i < issues->count; i++) {
        const struct nk_issue *issue = &issues->items[i];
        length += (size_t)snprintf(text + length, capacity - length, "%s %.*s\n", nk_issue_code_text(issue->code),
                                   NK_TEXT_ARGUMENTS(issue->pointer));
    }
    if (issues->dropped)
        (void)snprintf(text + length, capacity - length, "+%zu\n", issues->dropped);
    return text;
}

struct nk_text file_text(struct nk_arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        (void)fprintf(stderr, "%s cannot be read\n", path);
        abort();
    }
    const long size = ftell(file);
    rewind(file);
    char *data = nk_arena_array(arena, (size_t)size + 1, 1);
    if (!data || fread(data, 1, (size_t)size, file) != (size_t)size)
        abort();
    (void)fclose(file);
    return (struct nk_text){.data = data, .length = (size_t)size};
}
