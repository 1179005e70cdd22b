// Characters in UTF-8, whatever the locale is: these take the place of the C library's functions, also for curses, which is linked
// after them. A host without a UTF-8 locale, or a static program on a host without any locale, can then show all of Unicode.
#define _GNU_SOURCE
#include "CNCurses.h"

#include <stdio.h>
#include <wchar.h>

static int (*character_width)(uint32_t scalar);

void cnc_set_character_width(int (*columns)(uint32_t scalar)) {
    character_width = columns;
}

int wcwidth(wchar_t character) {
    uint32_t scalar = (uint32_t)character;
    if (scalar == 0) return 0;
    if (scalar < 0x20 || (scalar >= 0x7F && scalar < 0xA0) || scalar > 0x10FFFF) return -1;
    return scalar < 0x7F || character_width == NULL ? 1 : character_width(scalar);
}

int wctob(wint_t character) {
    return character < 0x80 ? (int)character : EOF;
}

size_t wcrtomb(char *bytes, wchar_t character, mbstate_t *state) {
    uint32_t scalar = (uint32_t)character;
    (void)state;
    if (bytes == NULL) return 1;
    if (scalar < 0x80) {
        bytes[0] = (char)scalar;
        return 1;
    }
    // What is not a character becomes U+FFFD.
    if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000)) scalar = 0xFFFD;
    size_t length = scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (scalar & 0x3F));
        scalar >>= 6;
    }
    bytes[0] = (char)((0xF00 >> length & 0xFF) | scalar);
    return length;
}
