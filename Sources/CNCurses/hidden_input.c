// A terminal that shows nothing of what is typed. Whatever ends or stops the process in between, the terminal shows it again before.
// Handlers call async-signal-safe functions only.
#define _GNU_SOURCE
#include "CNCurses.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

// Blocked signals are read elsewhere, and the process is ended there.
static const int endings[] = {SIGINT, SIGTERM, SIGHUP};
enum { ending_count = sizeof endings / sizeof endings[0] };

static struct sigaction endings_before[ending_count], stop_before;
static struct termios shown_modes, hidden_modes;
static int terminal = -1;
static volatile sig_atomic_t hidden, continued;

bool cnc_is_foreground(int descriptor) {
    return tcgetpgrp(descriptor) == getpgrp();
}

// In the background the terminal has another process's modes.
static void apply(const struct termios *modes) {
    if (cnc_is_foreground(terminal)) tcsetattr(terminal, TCSANOW, modes);
}

static void show(void) {
    if (!hidden) return;
    hidden = 0;
    apply(&shown_modes);
    if (write(terminal, "\n", 1) < 0) errno = 0;
}

// As the signal does by default, after the terminal was given back.
static void repeat(int number) {
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, number);
    raise(number);
    pthread_sigmask(SIG_UNBLOCK, &own, NULL);
}

static void on_ending(int number) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    show();
    sigaction(number, &standard, NULL);
    repeat(number);
    // The first process of a container does not end by its own signals.
    _exit(128 + number);
}

static void on_stop(int number) {
    int error = errno;
    struct sigaction standard = {.sa_handler = SIG_DFL}, own;
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    show();
    sigaction(number, &standard, &own);
    repeat(number);
    // The process was continued.
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(number, &own, NULL);
    continued = 1;
    errno = error;
}

static void handle(int number, void (*handler)(int), struct sigaction *before) {
    struct sigaction action = {.sa_handler = handler};
    sigfillset(&action.sa_mask);
    sigaction(number, NULL, before);
    // A signal that was ignored when the process started stays ignored.
    if (before->sa_handler != SIG_IGN) sigaction(number, &action, NULL);
}

bool cnc_hide_input(int descriptor) {
    if (terminal >= 0 || !cnc_is_foreground(descriptor) || tcgetattr(descriptor, &shown_modes) != 0) return false;
    hidden_modes = shown_modes;
    hidden_modes.c_iflag |= ICRNL;
    hidden_modes.c_lflag &= ~(tcflag_t)ECHO;
    hidden_modes.c_lflag |= ICANON | ISIG | ECHONL;
    if (!cnc_guard_arm(descriptor, &shown_modes, "\n", 1, -1, -1)) return false;
    // What happens besides on a fatal signal is up to the handlers that were there before.
    cnc_guard_chain(true);
    terminal = descriptor;
    continued = 0;
    for (int i = 0; i < ending_count; i++) handle(endings[i], on_ending, &endings_before[i]);
    handle(SIGTSTP, on_stop, &stop_before);
    tcflush(descriptor, TCIFLUSH);
    hidden = 1;
    apply(&hidden_modes);
    return true;
}

bool cnc_hide_input_again(void) {
    continued = 0;
    if (terminal < 0 || !cnc_is_foreground(terminal)) return false;
    hidden = 1;
    apply(&hidden_modes);
    return true;
}

bool cnc_was_continued(void) {
    return continued;
}

void cnc_show_input(void) {
    if (terminal < 0) return;
    if (hidden) apply(&shown_modes);
    hidden = 0;
    cnc_guard_disarm();
    for (int i = 0; i < ending_count; i++) sigaction(endings[i], &endings_before[i], NULL);
    sigaction(SIGTSTP, &stop_before, NULL);
    terminal = -1;
}

ssize_t cnc_read_in_foreground(int descriptor, void *bytes, size_t count) {
    sigset_t input, before;
    sigemptyset(&input);
    sigaddset(&input, SIGTTIN);
    pthread_sigmask(SIG_BLOCK, &input, &before);
    ssize_t result = read(descriptor, bytes, count);
    int error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
    return result;
}
