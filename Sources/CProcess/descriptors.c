#include "CProcess.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/resource.h>

int cp_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return -1;
    return limit.rlim_cur > INT_MAX ? INT_MAX : (int)limit.rlim_cur;
}

int cp_open_descriptors(int count) {
    int open = 0;
    for (int descriptor = 0; descriptor < count; descriptor++) {
        if (fcntl(descriptor, F_GETFD) != -1) open++;
    }
    return open;
}
