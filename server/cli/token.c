#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/cli/commands.h"
#include "server/db/catalogue.h"
#include "server/db/token.h"
#include "server/digest.h"
#include "server/heap.h"
#include "server/wire/token_file.h"

/* 256 random bits, and a prefix by which secret scanners know them. */
enum { SECRET_BYTES = 32 };
#define SECRET_PREFIX "nkt_"

static void arena_release(struct nk_arena *arena)
{
    nk_arena_release(arena);
}
static void db_free(struct nk_db **db)
{
    nk_db_free(*db);
}
#define AUTO_ARENA __attribute__((cleanup(arena_release))) struct nk_arena
#define AUTO_DB __attribute__((cleanup(db_free))) struct nk_db

static struct nk_db *connected(const struct nk_options *options)
{
    struct nk_db *db = nk_db_new(&(struct nk_db_configuration){
        .conninfo = options->database, .role = options->database_role, .application_name = "nokkeltalld token"});
    if (db && nk_db_connect(db) == NK_DB_ONE)
        return db;
    fprintf(stderr, "nokkeltalld: cannot use the database: %s\n", db ? nk_db_error_text(db) : "no memory");
    nk_db_free(db);
    return NULL;
}

static int database_failed(struct nk_db *db, enum nk_db_status status)
{
    fprintf(stderr, "nokkeltalld: %s\n", status == NK_DB_NONE ? "no such thing" : nk_db_error_text(db));
    return 1;
}

/* A new secret as text in the arena; empty when the kernel gives no random bytes or there is no memory. */
static struct nk_text new_secret(struct nk_arena *arena)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char random[SECRET_BYTES];
    char *secret = NK_NEW_ARRAY(arena, char, sizeof(SECRET_PREFIX) + 2 * SECRET_BYTES);
    if (!secret || getrandom(random, sizeof(random), 0) != (ssize_t)sizeof(random))
        return (struct nk_text){0};
    size_t length = sizeof(SECRET_PREFIX) - 1;
    memcpy(secret, SECRET_PREFIX, length);
    for (size_t i = 0; i < SECRET_BYTES; i++) {
        secret[length++] = digits[random[i] >> 4];
        secret[length++] = digits[random[i] & 15];
    }
    return (struct nk_text){secret, length};
}

static enum nk_db_status create(struct nk_db *db, struct nk_arena *arena, struct nk_token_entry *entry,
                                const char *label)
{
    char sha256[NK_SHA256_HEX + 1];
    struct nk_text id;
    entry->token = new_secret(arena);
    if (entry->token.length == 0)
        return NK_DB_FATAL;
    nk_sha256_hex(sha256, entry->token);
    return nk_db_token_insert(db, arena, &id,
                              &(struct nk_token){
                                  .role = entry->role,
                                  .actors = entry->actors,
                                  .actor_count = entry->actor_count,
                                  .label = nk_text_of(label ? label : "made on the command line"),
                              },
                              nk_text_of(sha256));
}

int nk_token_create(const struct nk_options *options)
{
    AUTO_ARENA arena = nk_heap_arena();
    struct nk_text actors[NK_OPTION_ACTORS_MAX];
    struct nk_token_entry entry = {.actors = actors, .actor_count = options->actor_count};
    for (size_t i = 0; i < options->actor_count; i++)
        actors[i] = nk_text_of(options->actors[i]);
    if (!options->role || !nk_role_of(&entry.role, nk_text_of(options->role)) || entry.role == NK_ANYONE) {
        fprintf(stderr, "nokkeltalld: --role is one of submitter, reviewer, publisher, auditor, administrator\n");
        return 2;
    }
    if ((entry.role == NK_SUBMITTER) != (entry.actor_count > 0)) {
        fprintf(stderr, "nokkeltalld: a submitter has at least one --actor, other roles have none\n");
        return 2;
    }
    AUTO_DB *db = connected(options);
    if (!db)
        return 1;
    enum nk_db_status status = create(db, &arena, &entry, options->label);
    if (status != NK_DB_ONE)
        return database_failed(db, status);
    printf("%.*s\n", NK_TEXT_ARGUMENTS(entry.token));
    return 0;
}

/* ---- provision ---- */

/* The whole file in the arena, empty when there is none. */
static struct nk_text read_file(struct nk_arena *arena, const char *path)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return (struct nk_text){0};
    struct nk_text text = {0};
    char *data = fstat(file, &status) == 0 ? NK_NEW_ARRAY(arena, char, (size_t)status.st_size + 1) : NULL;
    if (data) {
        ssize_t length = read(file, data, (size_t)status.st_size);
        text = (struct nk_text){data, length > 0 ? (size_t)length : 0};
    }
    close(file);
    return text;
}

/* Written beside the file and renamed, so that a reader finds the old one or the new one. */
static bool write_file(const char *path, const struct nk_buffer *content)
{
    char beside[4096];
    if (snprintf(beside, sizeof(beside), "%s.new", path) >= (int)sizeof(beside))
        return false;
    unlink(beside);
    int file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return false;
    bool written = write(file, content->data, content->length) == (ssize_t)content->length && fsync(file) == 0;
    written = close(file) == 0 && written;
    return written && rename(beside, path) == 0;
}

static bool same_holder(const struct nk_token_entry *a, const struct nk_token_entry *b)
{
    if (a->role != b->role || a->actor_count != b->actor_count)
        return false;
    for (size_t i = 0; i < a->actor_count; i++)
        if (!nk_text_equal(a->actors[i], b->actors[i]))
            return false;
    return true;
}

/* The token of the file for the same holder, if the database still knows it. NK_DB_ONE, NK_DB_NONE or a failure. */
static enum nk_db_status still_valid(struct nk_db *db, struct nk_arena *arena, struct nk_token_entry *wanted,
                                     const struct nk_token_entry *old, size_t old_count)
{
    for (size_t i = 0; i < old_count; i++) {
        if (!same_holder(wanted, &old[i]))
            continue;
        char sha256[NK_SHA256_HEX + 1];
        struct nk_token found;
        nk_sha256_hex(sha256, old[i].token);
        wanted->token = old[i].token;
        return nk_db_token_find(db, arena, &found, nk_text_of(sha256));
    }
    return NK_DB_NONE;
}

int nk_token_provision(const struct nk_options *options)
{
    AUTO_ARENA arena = nk_heap_arena();
    if (!options->output) {
        fprintf(stderr, "nokkeltalld: --output FILE says where the tokens go\n");
        return 2;
    }
    AUTO_DB *db = connected(options);
    if (!db)
        return 1;
    struct nk_catalogue catalogue;
    enum nk_db_status status = nk_db_catalogue_load(db, &arena, &catalogue);
    if (status != NK_DB_ONE)
        return database_failed(db, status);

    size_t count = 0, old_count = 0;
    struct nk_token_entry *old = NULL;
    struct nk_token_entry *entries = NK_NEW_ARRAY(&arena, struct nk_token_entry, catalogue.actor_count + NK_ROLES);
    if (!entries)
        return 1;
    for (size_t i = 0; i < catalogue.actor_count; i++)
        entries[count++] =
            (struct nk_token_entry){.role = NK_SUBMITTER, .actors = &catalogue.actors[i].id, .actor_count = 1};
    for (int role = NK_REVIEWER; role <= NK_ADMINISTRATOR; role++)
        entries[count++] = (struct nk_token_entry){.role = (enum nk_role)role};
    if (nk_token_file_read(&old, &old_count, &arena, read_file(&arena, options->output)) != NK_OK)
        old_count = 0;

    size_t created = 0;
    for (size_t i = 0; i < count; i++) {
        status = still_valid(db, &arena, &entries[i], old, old_count);
        if (status == NK_DB_NONE) {
            status = create(db, &arena, &entries[i], options->label);
            created++;
        }
        if (status != NK_DB_ONE)
            return database_failed(db, status);
    }
    if (created == 0 && old_count == count)
        return 0;
    struct nk_buffer content = nk_token_file_json(entries, count);
    bool written = content.data && write_file(options->output, &content);
    nk_buffer_free(&content);
    if (!written) {
        fprintf(stderr, "nokkeltalld: cannot write %s: %s\n", options->output, strerror(errno));
        return 1;
    }
    return 0;
}

/* ---- list and revoke ---- */

int nk_token_print_list(const struct nk_options *options)
{
    AUTO_ARENA arena = nk_heap_arena();
    AUTO_DB *db = connected(options);
    struct nk_token *tokens;
    size_t count;
    if (!db)
        return 1;
    enum nk_db_status status = nk_db_token_list(db, &arena, &tokens, &count);
    if (status < NK_DB_NONE)
        return database_failed(db, status);
    for (size_t i = 0; i < count; i++) {
        printf("%.*s  %-13s  %.*s  %s  %.*s ", NK_TEXT_ARGUMENTS(tokens[i].id), nk_role_code(tokens[i].role),
               NK_TEXT_ARGUMENTS(tokens[i].created_at), tokens[i].revoked_at.length ? "revoked" : "valid  ",
               NK_TEXT_ARGUMENTS(tokens[i].label));
        for (size_t a = 0; a < tokens[i].actor_count; a++)
            printf(" %.*s", NK_TEXT_ARGUMENTS(tokens[i].actors[a]));
        printf("\n");
    }
    return 0;
}

int nk_token_withdraw(const struct nk_options *options)
{
    if (!options->id) {
        fprintf(stderr, "nokkeltalld: token revoke ID (see token list)\n");
        return 2;
    }
    AUTO_DB *db = connected(options);
    if (!db)
        return 1;
    enum nk_db_status status = nk_db_token_revoke(db, nk_text_of(options->id));
    return status == NK_DB_ONE ? 0 : database_failed(db, status);
}
