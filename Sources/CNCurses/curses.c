#define _GNU_SOURCE
#include "CNCurses.h"

#include <string.h>
#include <term.h>

bool cnc_load_type(const char *type, int descriptor, int *status) {
    return setupterm(type, descriptor, status) == OK;
}

const char *cnc_string_capability(const char *name) {
    char *value = tigetstr(name);
    // tigetstr tells "absent" and "no such capability" apart; nobody here needs that.
    return value == (char *)-1 ? NULL : value;
}

const char *cnc_move_cursor(int row, int column) {
    const char *capability = cnc_string_capability("cup");
    return capability == NULL ? NULL : tiparm(capability, row, column);
}

int cnc_capability_position(enum cnc_capability kind, const char *name) {
    NCURSES_CONST char *const *names = kind == cnc_flag ? boolnames : kind == cnc_number ? numnames : strnames;
    for (int position = 0; names[position] != NULL; position++)
        if (strcmp(names[position], name) == 0) return position;
    return -1;
}
