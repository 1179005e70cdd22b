// Counts what a program takes: allocations, and writes to a terminal. It takes the place of the C library's functions in the
// program that it is linked into, so it belongs in no program that ships.
#ifndef CCOSTMETER_H
#define CCOSTMETER_H

#include <stdint.h>

/// What was counted, by all threads together.
struct ccm_counts {
    /// Blocks of memory that were asked for, grown ones included.
    uint64_t allocations;
    /// Bytes of memory that were asked for.
    uint64_t allocated_bytes;
    /// Calls of write() to a terminal.
    uint64_t terminal_writes;
    /// Bytes that a terminal took.
    uint64_t terminal_bytes;
};

/// Counts from now on, from 0.
void ccm_start(void);

/// Counts no longer.
struct ccm_counts ccm_stop(void);

/// Bytes that are allocated now, by malloc's own books.
uint64_t ccm_bytes_in_use(void);

#endif
