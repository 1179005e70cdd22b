// The one door to ncursesw, and to the few calls of Linux that Swift's Glibc module does not offer.
#ifndef CNCURSES_H
#define CNCURSES_H

// Wide characters, and functions in place of macros. These belong here: what is defined on the compiler's command line does not
// reach the importer.
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_NOMACROS 1
#include <curses.h>

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

// curses' globals, which Swift takes for shared mutable state.
static inline WINDOW *cnc_standard_window(void) { return stdscr; }
static inline WINDOW *cnc_screen_on_terminal(void) { return curscr; }
static inline WINDOW *cnc_next_screen(void) { return newscr; }
static inline int cnc_color_count(void) { return COLORS; }

// Attributes, which Swift does not import.
static const attr_t cnc_normal = WA_NORMAL;
static const attr_t cnc_bold = WA_BOLD;
static const attr_t cnc_dim = WA_DIM;
static const attr_t cnc_reverse = WA_REVERSE;
static const attr_t cnc_underline = WA_UNDERLINE;

/// A space that looks like this, as curses has it.
static inline cchar_t cnc_blank(attr_t attributes, short pair) {
    cchar_t cell = {0};
    setcchar(&cell, L" ", attributes, pair, NULL);
    return cell;
}

/// A blank with a character in it, which has up to two combining marks (0 for none).
static inline cchar_t cnc_cell(uint32_t base, uint32_t first_mark, uint32_t second_mark, cchar_t blank) {
    blank.chars[0] = (wchar_t)base;
    blank.chars[1] = (wchar_t)first_mark;
    blank.chars[2] = (wchar_t)second_mark;
    return blank;
}

/// Makes a type the current terminal's type, as setupterm does: on false, `status` is 1, 0 or -1 as setupterm says.
bool cnc_load_type(const char *type, int descriptor, int *status);

/// A terminfo string capability; null if the terminal lacks it. The current terminal's, as set by setupterm or newterm.
const char *cnc_string_capability(const char *name);

/// The sequence that moves the cursor; null if the terminal cannot.
const char *cnc_move_cursor(int row, int column);

/// The kinds of terminfo capabilities.
enum cnc_capability { cnc_flag, cnc_number, cnc_string };

/// A capability's position among those of its kind in a compiled entry; -1 if there is none with this name.
int cnc_capability_position(enum cnc_capability kind, const char *name);

/// Sets how many columns curses gives a character above ASCII. Without it, all take one.
void cnc_set_character_width(int (*columns)(uint32_t scalar));

/// The window size that the terminal's driver knows; false if it knows none.
bool cnc_window_size(int descriptor, int *columns, int *rows);

/// Lets output go on that the operator has stopped with Ctrl-S. Safe in a signal handler.
void cnc_restart_output(int descriptor);

/// An empty anonymous file, closed on exec; -1 on error.
int cnc_memory_file(const char *name);

/// A signalfd for the signals, which are blocked in the calling thread and in those that it starts; -1 on error.
int cnc_signal_descriptor(const int *signals, size_t count);

/// The next signal that arrived; 0 if there is none.
int cnc_next_signal(int descriptor);

/// Whether the signal is ignored, as whoever started the program may have asked for.
bool cnc_is_ignored(int signal);

/// Lets the signals that ask the process to end have their usual effect in this thread. `before` gets the signals that were blocked.
void cnc_unblock_endings(sigset_t *before);

/// Blocks exactly these signals again.
void cnc_block_again(const sigset_t *before);

/// Puts a byte at the end of a terminal's input, as if it had been typed; false where the system does not allow that.
bool cnc_put_back(int terminal, char byte);

/// An eventfd that does not block; -1 on error.
int cnc_event_descriptor(void);

/// Stops the process as Ctrl-Z does by default, and returns when it is continued: the SIGCONT that did that is taken. The kernel
/// does not stop a process that nobody could continue.
void cnc_stop_process(void);

/// A timerfd that is not running, readable when its time is over; -1 on error.
int cnc_timer_descriptor(void);

/// Starts a timer anew; 0 stops it.
void cnc_start_timer(int descriptor, int milliseconds);

// A terminal that shows nothing of what is typed, one in a process.

/// Whether the process may read from this terminal, and change its modes, without being stopped.
bool cnc_is_foreground(int terminal);

/// Discards what was typed, and shows nothing of what is typed from now on: lines, which Enter ends. Whatever ends or stops the
/// process, the terminal shows it again before. False in the background, or if a terminal is hidden or guarded already.
bool cnc_hide_input(int terminal);

/// The same after the process was stopped and continued. False in the background.
bool cnc_hide_input_again(void);

/// Whether the process was stopped by Ctrl-Z and continued since input was hidden.
bool cnc_was_continued(void);

/// Shows what is typed again.
void cnc_show_input(void);

/// Reads as read does, but in the background it fails with EIO, and the process is not stopped.
ssize_t cnc_read_in_foreground(int terminal, void *bytes, size_t count);

// What gives the terminal back when the process crashes or calls exit.

/// No more bytes give a terminal back.
static const size_t cnc_guard_limit = 4096;

/// Takes over from now on: on a fatal signal or at exit `leave` is written to `output`, the terminal's modes become `modes`, and
/// what `held_error` holds (-1 for nothing) goes to `error`. False if it is on already or `leave` is longer than `cnc_guard_limit`.
bool cnc_guard_arm(int output, const struct termios *modes, const char *leave, size_t length, int held_error, int error);

/// What is said on a fatal signal after its name: lines that end with CR and LF, cut where they are too long.
void cnc_guard_tell(const char *lines);

/// Ends that: the process has given the terminal back itself. Armed again with `cnc_guard_arm`. Fatal signals still end the process
/// at once.
void cnc_guard_disarm(void);

/// Whether the handlers that were there before the first `cnc_guard_arm`, as those of Swift's runtime, run after the terminal was
/// given back. In any case the process ends then.
void cnc_guard_chain(bool chain);

#endif
