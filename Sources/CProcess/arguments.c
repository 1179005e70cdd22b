#include "CProcess.h"

#include <features.h>
#include <stddef.h>

static int count;
static char **arguments;

#ifdef __GLIBC__
// glibc passes main's arguments to constructors, in static programs too. Swift's CommandLine looks for them in front of
// `environ` instead, which is elsewhere once a preloaded library has called setenv.
__attribute__((constructor)) static void keep_arguments(int argc, char **argv) {
    count = argc;
    arguments = argv;
}
#endif

int cp_argument_count(void) {
    return count;
}

char **cp_arguments(void) {
    return arguments;
}
