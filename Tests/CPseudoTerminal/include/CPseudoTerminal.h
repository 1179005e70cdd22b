// Starts programs in a pseudo-terminal of their own, for tests.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

/// A program in a pseudo-terminal.
struct cpt_child {
    pid_t process;
    /// The side of the terminal that a person would see and type at.
    int master;
    /// The program's side, kept open so that its modes can be read after the program has ended.
    int slave;
    /// The modes of the terminal's driver before the program started.
    struct termios modes;
};

/// What is connected to the terminal: everything, or all but one of the standard descriptors, which is /dev/null then.
enum cpt_detached { cpt_detached_none = -1, cpt_detached_input = 0, cpt_detached_output = 1, cpt_detached_error = 2 };

/// Starts a program with that environment and no signal blocked or ignored. 0 or an error number.
int cpt_start(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int columns, int rows,
    enum cpt_detached detached, struct cpt_child *child);

/// Both sides of a terminal without a program; no other program inherits them. False on error.
bool cpt_open(int *master, int *slave);

/// Tells the terminal another size, and the program with SIGWINCH.
bool cpt_resize(int master, int columns, int rows);

/// How many bytes were typed and not read yet.
int cpt_unread(int slave);

/// Waits for the program's end without reaping it: a descriptor that is readable then. -1 on error.
int cpt_process_descriptor(pid_t process);

/// Reaps the program: its wait status, or -1 if it still runs.
int cpt_reap(pid_t process, int *status);

/// Whether the program is stopped, as by SIGSTOP.
bool cpt_is_stopped(pid_t process);

/// Whether that signal was sent to the program and has not come to it yet.
bool cpt_has_pending_signal(pid_t process, int signal);

/// A pipe whose ends no other program inherits: where it is read, and where it is written. -1 on error.
int cpt_pipe(int ends[2]);

/// Columns that the C library gives a character in a UTF-8 locale; -1 for none.
int cpt_character_width(uint32_t scalar);

/// A string capability of a terminal type from terminfo, its parameters filled in if there are any given (nine); null if the type
/// or the capability is not known. To be freed.
char *cpt_capability(const char *type, const char *name, const int *parameters);

#endif
