#include "core/phrase.h"

#include <string.h>

enum { ROOM_START = 128, GROUP = 3, GROUPED_FROM = 5 };

#define NO_BREAK_SPACE "\xc2\xa0"
#define MINUS "\xe2\x88\x92"

struct number_signs {
    struct nk_text thousands, decimal;
};

static const struct number_signs signs_of[NK_LANGUAGES] = {
    [NK_BOKMAL] = {{NO_BREAK_SPACE, 2}, {",", 1}},
    [NK_NYNORSK] = {{NO_BREAK_SPACE, 2}, {",", 1}},
    [NK_ENGLISH] = {{",", 1}, {".", 1}},
};

static bool make_room(struct nk_phrase *phrase, size_t more)
{
    if (phrase->length + more <= phrase->room)
        return true;
    size_t room = phrase->room ? phrase->room : ROOM_START;
    while (room < phrase->length + more)
        room *= 2;
    char *data = NK_NEW_ARRAY(phrase->arena, char, room);
    if (!data) {
        phrase->no_memory = true;
        return false;
    }
    if (phrase->length > 0)
        memcpy(data, phrase->data, phrase->length);
    phrase->data = data;
    phrase->room = room;
    return true;
}

void nk_phrase_add(struct nk_phrase *phrase, struct nk_text text)
{
    if (phrase->no_memory || text.length == 0 || !make_room(phrase, text.length))
        return;
    memcpy(phrase->data + phrase->length, text.data, text.length);
    phrase->length += text.length;
}

/* What stands before the first separator is one to three digits long. */
static void add_whole(struct nk_phrase *phrase, struct nk_text digits)
{
    size_t taken = digits.length < GROUPED_FROM ? digits.length : (digits.length - 1) % GROUP + 1;
    nk_phrase_add(phrase, (struct nk_text){.data = digits.data, .length = taken});
    for (; taken < digits.length; taken += GROUP) {
        nk_phrase_add(phrase, signs_of[phrase->language].thousands);
        nk_phrase_add(phrase, (struct nk_text){.data = digits.data + taken, .length = GROUP});
    }
}

void nk_phrase_add_number(struct nk_phrase *phrase, struct nk_text number)
{
    if (number.length > 0 && number.data[0] == '-') {
        nk_phrase_add(phrase, NK_TEXT(MINUS));
        number = (struct nk_text){.data = number.data + 1, .length = number.length - 1};
    }
    struct nk_text whole = {.data = number.data, .length = 0};
    while (whole.length < number.length && number.data[whole.length] != '.')
        whole.length++;
    add_whole(phrase, whole);
    if (whole.length == number.length)
        return;
    nk_phrase_add(phrase, signs_of[phrase->language].decimal);
    nk_phrase_add(phrase, (struct nk_text){.data = number.data + whole.length + 1,
                                           .length = number.length - whole.length - 1});
}

void nk_phrase_add_filled(struct nk_phrase *phrase, struct nk_text sentence, struct nk_text first,
                          struct nk_text second)
{
    enum { PLACE_LENGTH = 3 };
    size_t begin = 0, at = 0;
    while (at + PLACE_LENGTH <= sentence.length) {
        const bool is_first = memcmp(sentence.data + at, "{1}", PLACE_LENGTH) == 0;
        if (!is_first && memcmp(sentence.data + at, "{2}", PLACE_LENGTH) != 0) {
            at++;
            continue;
        }
        nk_phrase_add(phrase, (struct nk_text){.data = sentence.data + begin, .length = at - begin});
        nk_phrase_add(phrase, is_first ? first : second);
        at += PLACE_LENGTH;
        begin = at;
    }
    if (begin < sentence.length)
        nk_phrase_add(phrase, (struct nk_text){.data = sentence.data + begin, .length = sentence.length - begin});
}

struct nk_text nk_phrase_text(struct nk_phrase *phrase)
{
    if (phrase->no_memory || !make_room(phrase, 1))
        return (struct nk_text){.data = NULL, .length = 0};
    return (struct nk_text){.data = phrase->data, .length = phrase->length};
}
