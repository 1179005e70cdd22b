// What the process was started with, what its binary was built from, and how it starts another program that takes its
// terminal.
#ifndef CPROCESS_H
#define CPROCESS_H

#include <stdbool.h>
#include <sys/types.h>

/// The size of what `.packaging/stamp` writes, in bytes.
#define CP_ORIGIN_SIZE 128

/// The number of arguments, the program's name included; 0 if the C library did not pass them.
int cp_argument_count(void);

/// The arguments, as the process got them; null if the C library did not pass them.
char **cp_arguments(void);

/// How many file descriptors the process may have open, cut at INT_MAX; -1 if that is not known.
int cp_descriptor_limit(void);

/// How many of the first `count` descriptors are open.
int cp_open_descriptors(int count);

/// Starts a program as the terminal's foreground job: a process group of its own, default signals, no descriptors but the standard
/// ones. Returns 0, or the error number if the program cannot be executed: then there may be a child to reap, if `process` is above 0.
int cp_start_in_foreground(
    const char *path, char *const arguments[], char *const environment[], int terminal, pid_t *process);

/// Makes a process group the terminal's foreground job, also from the background.
void cp_put_in_foreground(int terminal, pid_t group);

/// Copies what the binary was stamped with when it was built or packaged: lines of `name=value`, and zeros. All zeros in a
/// binary that was not stamped.
void cp_copy_origin(char bytes[CP_ORIGIN_SIZE]);

/// Whether the program was linked without a dynamic linker.
bool cp_is_static(void);

/// In a static program: looks up hosts in /etc/hosts and DNS, and users in /etc/passwd, whatever /etc/nsswitch.conf says.
/// glibc would load the host's modules into the program, and it crashes if the host has another version of glibc.
void cp_use_built_in_name_services(void);

#endif
