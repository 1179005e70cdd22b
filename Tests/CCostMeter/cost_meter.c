#define _GNU_SOURCE
#include "CCostMeter.h"

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_bool counting;
static atomic_uint_fast64_t allocations;
static atomic_uint_fast64_t allocated_bytes;
static atomic_uint_fast64_t terminal_writes;
static atomic_uint_fast64_t terminal_bytes;

void ccm_start(void) {
    atomic_store(&allocations, 0);
    atomic_store(&allocated_bytes, 0);
    atomic_store(&terminal_writes, 0);
    atomic_store(&terminal_bytes, 0);
    atomic_store(&counting, true);
}

struct ccm_counts ccm_stop(void) {
    atomic_store(&counting, false);
    return (struct ccm_counts){
        .allocations = atomic_load(&allocations),
        .allocated_bytes = atomic_load(&allocated_bytes),
        .terminal_writes = atomic_load(&terminal_writes),
        .terminal_bytes = atomic_load(&terminal_bytes),
    };
}

uint64_t ccm_bytes_in_use(void) {
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

static bool is_counting(void) { return atomic_load_explicit(&counting, memory_order_relaxed); }

ssize_t write(int descriptor, const void *bytes, size_t count) {
    ssize_t written = syscall(SYS_write, descriptor, bytes, count);
    if (is_counting()) {
        int error = errno;
        if (isatty(descriptor)) {
            atomic_fetch_add(&terminal_writes, 1);
            if (written > 0) atomic_fetch_add(&terminal_bytes, (uint64_t)written);
        }
        errno = error;
    }
    return written;
}

// A sanitizer has an allocator of its own, which must not be passed by.
#if !defined(__has_feature)
#define __has_feature(name) 0
#endif
#if !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static void count_allocation(size_t size) {
    if (!is_counting()) return;
    atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&allocated_bytes, size, memory_order_relaxed);
}

void *malloc(size_t size) {
    count_allocation(size);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    count_allocation(count * size);
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    count_allocation(size);
    return __libc_realloc(block, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    count_allocation(size);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
    count_allocation(size);
    void *made = __libc_memalign(alignment, size);
    if (made == NULL) return ENOMEM;
    *block = made;
    return 0;
}

#endif
