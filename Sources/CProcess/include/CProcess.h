// What the process was started with.
#ifndef CPROCESS_H
#define CPROCESS_H

/// The number of arguments, the program's name included; 0 if the C library did not pass them.
int cp_argument_count(void);

/// The arguments, as the process got them; null if the C library did not pass them.
char **cp_arguments(void);

/// How many file descriptors the process may have open, cut at INT_MAX; -1 if that is not known.
int cp_descriptor_limit(void);

/// How many of the first `count` descriptors are open.
int cp_open_descriptors(int count);

#endif
