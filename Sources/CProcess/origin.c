#define _GNU_SOURCE
#include "CProcess.h"

#include <link.h>

// Where `.packaging/stamp` writes what the binary was built from, in place: `commit=…` and `package=…`, each on a line.
// The section's name and size are part of that script. Volatile, since the compiler must not use the content it sees.
__attribute__((section(".mitwatch.origin"), used)) static const volatile char origin[CP_ORIGIN_SIZE] = "";

void cp_copy_origin(char bytes[CP_ORIGIN_SIZE]) {
    for (int index = 0; index < CP_ORIGIN_SIZE; index++) bytes[index] = origin[index];
}

// The first object is the program itself.
static int find_interpreter(struct dl_phdr_info *object, size_t size, void *found) {
    (void)size;
    for (int index = 0; index < object->dlpi_phnum; index++) {
        if (object->dlpi_phdr[index].p_type == PT_INTERP) *(bool *)found = true;
    }
    return 1;
}

bool cp_is_static(void) {
    bool found = false;
    dl_iterate_phdr(find_interpreter, &found);
    return !found;
}
