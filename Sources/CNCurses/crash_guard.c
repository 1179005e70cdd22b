// Gives the terminal back when the process ends by itself. Handlers call async-signal-safe functions only, and end the process by
// the same signal: same exit status, same core. That includes signals that were only sent, which would not come again by themselves.
//
// Swift's runtime has handlers of its own, which may ask questions at the terminal and come back. They run only if that is wished.
#define _GNU_SOURCE
#include "CNCurses.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

static const struct {
    int signal;
    const char *line;
} fatal[] = {
    {SIGSEGV, "mitwatch: killed by SIGSEGV\r\n"},
    {SIGBUS, "mitwatch: killed by SIGBUS\r\n"},
    {SIGILL, "mitwatch: killed by SIGILL\r\n"},
    {SIGTRAP, "mitwatch: killed by SIGTRAP\r\n"},
    {SIGFPE, "mitwatch: killed by SIGFPE\r\n"},
    {SIGABRT, "mitwatch: killed by SIGABRT\r\n"},
    {SIGSYS, "mitwatch: killed by SIGSYS\r\n"},
    {SIGQUIT, "mitwatch: killed by SIGQUIT\r\n"},
    // Nobody sends these by chance, but they would end the process.
    {SIGALRM, "mitwatch: killed by SIGALRM\r\n"},
    {SIGUSR1, "mitwatch: killed by SIGUSR1\r\n"},
    {SIGUSR2, "mitwatch: killed by SIGUSR2\r\n"},
    {SIGXCPU, "mitwatch: killed by SIGXCPU\r\n"},
    {SIGXFSZ, "mitwatch: killed by SIGXFSZ\r\n"},
    {SIGVTALRM, "mitwatch: killed by SIGVTALRM\r\n"},
    {SIGPROF, "mitwatch: killed by SIGPROF\r\n"},
    {SIGIO, "mitwatch: killed by SIGIO\r\n"},
    {SIGPWR, "mitwatch: killed by SIGPWR\r\n"},
};
enum { fatal_count = sizeof fatal / sizeof fatal[0], leave_limit = 4096, told_limit = 1024, held_limit = 64 * 1024 };

static struct sigaction before[fatal_count];
static char alternate_stack[64 * 1024];
static struct termios saved_modes;
static char leave_bytes[leave_limit];
static size_t leave_length;
static char told[told_limit];
static int output_descriptor = -1, held_descriptor = -1, error_descriptor = -1;
static volatile sig_atomic_t armed, chained;
// How often more a terminal that takes nothing is waited for.
static volatile sig_atomic_t patience = 10;
// The thread that ends the process; 0 while none does.
static atomic_int ending;

// Writes what the terminal takes within half a second in all: a stopped terminal must not keep a dying process.
static void put(int descriptor, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(descriptor, bytes, length);
        if (count > 0) {
            bytes += count;
            length -= (size_t)count;
        } else if (count < 0 && errno == EAGAIN && patience > 0) {
            patience--;
            struct pollfd writable = {.fd = descriptor, .events = POLLOUT};
            cnc_restart_output(descriptor);
            poll(&writable, 1, 50);
        } else if (count >= 0 || errno != EINTR) {
            return;
        }
    }
}

static void show_held_errors(void) {
    char piece[1024];
    off_t offset = 0;
    ssize_t count;
    if (held_descriptor < 0) return;
    dup2(error_descriptor, STDERR_FILENO);
    while (offset < held_limit && (count = pread(held_descriptor, piece, sizeof piece, offset)) > 0) {
        put(output_descriptor, piece, (size_t)count);
        offset += count;
    }
}

// CAN ends a control sequence that was cut off in the middle.
static void restore_terminal(void) {
    put(output_descriptor, "\030", 1);
    put(output_descriptor, leave_bytes, leave_length);
    tcsetattr(output_descriptor, TCSANOW, &saved_modes);
    show_held_errors();
}

static void call_handler_before(int index, siginfo_t *info, void *context) {
    const struct sigaction *handler = &before[index];
    // A crash within it ends the process.
    chained = 0;
    if (handler->sa_flags & SA_SIGINFO) {
        handler->sa_sigaction(fatal[index].signal, info, context);
    } else if (handler->sa_handler != SIG_DFL) {
        handler->sa_handler(fatal[index].signal);
    }
}

static void end_process(int signal) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, signal);
    sigaction(signal, &standard, NULL);
    raise(signal);
    pthread_sigmask(SIG_UNBLOCK, &own, NULL);
    // The first process of a container does not end by its own signals.
    _exit(128 + signal);
}

// Whether another thread ends the process already. It must not be cut off while it gives the terminal back, unless it hangs.
static bool is_ended_by_another(void) {
    int nobody = 0, self = gettid();
    return !atomic_compare_exchange_strong(&ending, &nobody, self) && nobody != self;
}

static void on_fatal_signal(int signal, siginfo_t *info, void *context) {
    int index = 0;
    if (is_ended_by_another()) poll(NULL, 0, 2000);
    while (index < fatal_count - 1 && fatal[index].signal != signal) index++;
    if (armed) {
        armed = 0;
        restore_terminal();
        put(output_descriptor, fatal[index].line, strlen(fatal[index].line));
        put(output_descriptor, told, strnlen(told, sizeof told));
    }
    if (chained) {
        // From here on other signals may come: a handler that asks for a backtrace stops the other threads by some.
        pthread_sigmask(SIG_SETMASK, &((ucontext_t *)context)->uc_sigmask, NULL);
        call_handler_before(index, info, context);
    }
    end_process(signal);
}

static void at_exit(void) {
    if (!armed) return;
    armed = 0;
    restore_terminal();
}

static void install_handlers(void) {
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
    stack_t current;
    // A stack that the runtime has set up for the same purpose stays.
    if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = on_fatal_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    // Whatever else is sent meanwhile waits until the terminal is given back.
    sigfillset(&action.sa_mask);
    for (int i = 0; i < fatal_count; i++) {
        sigaction(fatal[i].signal, NULL, &before[i]);
        // A signal that was ignored when the process started, such as SIGQUIT, stays ignored.
        if (before[i].sa_handler != SIG_IGN) sigaction(fatal[i].signal, &action, NULL);
    }
}

bool cnc_guard_arm(int output, const struct termios *modes, const char *leave, size_t length, int held_error, int error) {
    static bool installed;
    _Static_assert(leave_limit == 4096, "as cnc_guard_limit");
    if (armed || length > leave_limit) return false;
    if (!installed) {
        installed = true;
        atexit(at_exit);
        install_handlers();
    }
    output_descriptor = output;
    saved_modes = *modes;
    memcpy(leave_bytes, leave, length);
    leave_length = length;
    held_descriptor = held_error;
    error_descriptor = error;
    armed = 1;
    return true;
}

void cnc_guard_tell(const char *lines) {
    // The last byte stays zero.
    strncpy(told, lines, sizeof told - 1);
}

void cnc_guard_disarm(void) {
    armed = 0;
}

void cnc_guard_chain(bool chain) {
    chained = chain;
}
