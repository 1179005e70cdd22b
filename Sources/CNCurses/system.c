#define _GNU_SOURCE
#include "CNCurses.h"

#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

bool cnc_window_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return true;
}

void cnc_restart_output(int descriptor) {
    // The driver starts only what was stopped in the same way.
    tcflow(descriptor, TCOOFF);
    tcflow(descriptor, TCOON);
}

int cnc_memory_file(const char *name) {
    return memfd_create(name, MFD_CLOEXEC);
}

static void do_nothing(int signal) {
    (void)signal;
}

/// Curses ignores SIGTSTP while it draws, unless somebody has a handler for it: and what is ignored is lost, also where it
/// is blocked and waits to be read.
static void keep_from_curses(int signal) {
    struct sigaction action;
    if (signal != SIGTSTP || sigaction(signal, NULL, &action) != 0 || action.sa_handler != SIG_DFL) return;
    action = (struct sigaction){.sa_handler = do_nothing, .sa_flags = SA_RESTART};
    sigaction(signal, &action, NULL);
}

int cnc_signal_descriptor(const int *signals, size_t count) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < count; i++) {
        keep_from_curses(signals[i]);
        sigaddset(&set, signals[i]);
    }
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int cnc_next_signal(int descriptor) {
    struct signalfd_siginfo info;
    return read(descriptor, &info, sizeof info) == (ssize_t)sizeof info ? (int)info.ssi_signo : 0;
}

bool cnc_is_ignored(int signal) {
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void cnc_unblock_endings(sigset_t *before) {
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGINT);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGHUP);
    pthread_sigmask(SIG_UNBLOCK, &endings, before);
}

void cnc_block_again(const sigset_t *before) {
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

bool cnc_put_back(int terminal, char byte) {
    return ioctl(terminal, TIOCSTI, &byte) == 0;
}

int cnc_event_descriptor(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

void cnc_stop_process(void) {
    struct sigaction standard = {.sa_handler = SIG_DFL}, before;
    const struct timespec at_once = {0};
    sigset_t stop, go_on, mask;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigemptyset(&go_on);
    sigaddset(&go_on, SIGCONT);
    sigaction(SIGTSTP, &standard, &before);
    raise(SIGTSTP);
    // Where the signal is blocked the process stops here, else it stopped in raise.
    pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &before, NULL);
    // Where it is blocked it waits; the caller knows already.
    sigtimedwait(&go_on, NULL, &at_once);
}

int cnc_timer_descriptor(void) {
    return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
}

void cnc_start_timer(int descriptor, int milliseconds) {
    struct itimerspec time = {
        .it_value = {.tv_sec = milliseconds / 1000, .tv_nsec = (long)(milliseconds % 1000) * 1000000}};
    timerfd_settime(descriptor, 0, &time, NULL);
}
