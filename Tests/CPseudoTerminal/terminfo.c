#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <curses.h>
#include <term.h>

// The library has one current terminal type for the process.
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

char *cpt_capability(const char *type, const char *name, const int parameters[9]) {
    pthread_mutex_lock(&one_at_a_time);
    static TERMINAL *loaded;
    static char loaded_type[64];
    TERMINAL *before = set_curterm(loaded);
    char *result = NULL;
    int status;
    if (loaded == NULL || strcmp(type, loaded_type) != 0) {
        if (loaded != NULL) del_curterm(loaded);
        loaded = setupterm(type, 1, &status) == OK ? cur_term : NULL;
        snprintf(loaded_type, sizeof loaded_type, "%s", type);
    }
    if (loaded != NULL) {
        char *value = tigetstr(name);
        if (value != NULL && value != (char *)-1) {
            const int *p = parameters;
            char *filled = p == NULL ? value : tiparm(value, p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8]);
            if (filled != NULL) result = strdup(filled);
        }
    }
    set_curterm(before);
    pthread_mutex_unlock(&one_at_a_time);
    return result;
}
