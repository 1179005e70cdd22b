#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <locale.h>
#include <wchar.h>

int cpt_character_width(uint32_t scalar) {
    static _Thread_local locale_t utf8;
    if (utf8 == NULL) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
    locale_t before = uselocale(utf8);
    wchar_t text = (wchar_t)scalar;
    // wcwidth is a program's own function where it uses curses.
    int width = wcswidth(&text, 1);
    uselocale(before);
    return width;
}
