#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC 4
#endif

// Between fork and exec: only calls that are safe in a child of a process with threads. All signals are blocked.
static void become(
    const char *path, char *const arguments[], char *const environment[], int terminal, int problem) {
    sigset_t none;
    setpgid(0, 0);
    tcsetpgrp(terminal, getpid());
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
#ifdef SYS_close_range
    syscall(SYS_close_range, 3, ~0U, CLOSE_RANGE_CLOEXEC);
#endif
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(path, arguments, environment);
    int error = errno;
    if (write(problem, &error, sizeof error) < 0) _exit(126);
    _exit(127);
}

int cp_start_in_foreground(
    const char *path, char *const arguments[], char *const environment[], int terminal, pid_t *process) {
    int ends[2], error = 0;
    sigset_t all, before;
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    *process = fork();
    if (*process == 0) become(path, arguments, environment, terminal, ends[1]);
    if (*process < 0) error = errno;
    close(ends[1]);
    if (*process > 0) {
        // The child does the same; either may be first.
        setpgid(*process, *process);
        tcsetpgrp(terminal, *process);
        ssize_t count;
        while ((count = read(ends[0], &error, sizeof error)) < 0 && errno == EINTR) {
        }
        if (count <= 0) error = 0;
    }
    close(ends[0]);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

void cp_put_in_foreground(int terminal, pid_t group) {
    sigset_t output, before;
    sigemptyset(&output);
    sigaddset(&output, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &output, &before);
    tcsetpgrp(terminal, group);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}
