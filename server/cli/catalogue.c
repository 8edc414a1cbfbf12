#include <stdio.h>

#include "server/cli/commands.h"
#include "server/db/catalogue.h"
#include "server/heap.h"
#include "server/wire/catalogue_file.h"
#include "server/wire/start.h"

static int print(struct nk_buffer *text)
{
    const bool done = text->data && fwrite(text->data, 1, text->length, stdout) == text->length && fflush(stdout) == 0;
    nk_buffer_free(text);
    if (!done)
        fprintf(stderr, "nokkeltalld: the catalogue could not be written\n");
    return done ? 0 : 1;
}

int nk_print_catalogue(const struct nk_options *options)
{
    const struct nk_db_configuration database = {.conninfo = options->database, .role = options->database_role};
    struct nk_arena arena = nk_heap_arena();
    struct nk_catalogue catalogue;
    int status = 1;
    nk_wire_start();
    struct nk_db *db = nk_db_new(&database);
    if (db && nk_db_connect(db) == NK_DB_ONE && nk_db_catalogue_load(db, &arena, &catalogue) == NK_DB_ONE) {
        struct nk_buffer text = nk_catalogue_file_encode(&catalogue, &arena);
        status = print(&text);
    } else {
        fprintf(stderr, "nokkeltalld: %s\n", db ? nk_db_error_text(db) : "no memory");
    }
    nk_db_free(db);
    nk_arena_release(&arena);
    return status;
}
