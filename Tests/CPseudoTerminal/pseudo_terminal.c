#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

// Between fork and exec: only calls that are safe in a child of a process with threads.
static void become(
    const char *path, char *const arguments[], char *const environment[], const char *directory,
    enum cpt_detached detached, int slave) {
    sigset_t none;
    sigemptyset(&none);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (login_tty(slave) != 0) _exit(126);
    if (detached != cpt_detached_none) {
        int nothing = open("/dev/null", O_RDWR);
        dup2(nothing, (int)detached);
    }
    if (directory != NULL && chdir(directory) != 0) _exit(126);
    syscall(SYS_close_range, 3, ~0U, 0);
    execve(path, arguments, environment);
    _exit(127);
}

int cpt_start(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int columns, int rows,
    enum cpt_detached detached, struct cpt_child *child) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    if (openpty(&child->master, &child->slave, NULL, NULL, &size) != 0) return errno;
    fcntl(child->master, F_SETFD, FD_CLOEXEC);
    fcntl(child->slave, F_SETFD, FD_CLOEXEC);
    fcntl(child->master, F_SETFL, O_NONBLOCK);
    tcgetattr(child->slave, &child->modes);
    child->process = fork();
    if (child->process == 0) become(path, arguments, environment, directory, detached, child->slave);
    if (child->process > 0) return 0;
    int error = errno;
    close(child->master);
    close(child->slave);
    return error;
}

bool cpt_open(int *master, int *slave) {
    if (openpty(master, slave, NULL, NULL, NULL) != 0) return false;
    fcntl(*master, F_SETFD, FD_CLOEXEC);
    fcntl(*slave, F_SETFD, FD_CLOEXEC);
    return true;
}

bool cpt_resize(int master, int columns, int rows) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    return ioctl(master, TIOCSWINSZ, &size) == 0;
}

int cpt_unread(int slave) {
    int count = 0;
    return ioctl(slave, FIONREAD, &count) == 0 ? count : 0;
}

int cpt_process_descriptor(pid_t process) {
    return (int)syscall(SYS_pidfd_open, process, 0);
}

int cpt_reap(pid_t process, int *status) {
    return waitpid(process, status, WNOHANG) == process ? 0 : -1;
}

bool cpt_is_stopped(pid_t process) {
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)process, &info, WSTOPPED | WNOHANG | WNOWAIT) == 0 && info.si_code == CLD_STOPPED;
}

bool cpt_has_pending_signal(pid_t process, int signal) {
    char path[64], line[256];
    unsigned long long pending = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)process);
    FILE *file = fopen(path, "re");
    if (file == NULL) return false;
    while (fgets(line, sizeof line, file) != NULL && sscanf(line, "ShdPnd: %llx", &pending) != 1) {
    }
    fclose(file);
    return pending >> (signal - 1) & 1;
}

int cpt_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}
