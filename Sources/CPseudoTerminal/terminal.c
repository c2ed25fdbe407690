#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int cpt_resize(int terminal, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int cpt_open(int columns, int rows, char *device, size_t capacity) {
#ifdef __linux__
  // At once: a program that is started meanwhile would keep the terminal open.
  int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
#else
  int terminal = posix_openpt(O_RDWR | O_NOCTTY);
#endif
  if (terminal < 0) return -1;
  const char *name = NULL;
  int done = fcntl(terminal, F_SETFD, FD_CLOEXEC) == 0 && grantpt(terminal) == 0 &&
             unlockpt(terminal) == 0 && (name = ptsname(terminal)) != NULL;
  if (done && strlen(name) >= capacity) {
    errno = ENAMETOOLONG;
    done = 0;
  }
  if (done) {
    strcpy(device, name);
    done = cpt_resize(terminal, columns, rows) == 0;
  }
  if (done) return terminal;
  int reason = errno;
  close(terminal);
  errno = reason;
  return -1;
}

// Opening the device first thing in a session without a terminal makes it the session's own.
static int prepare(
    posix_spawn_file_actions_t *files, posix_spawnattr_t *attributes, const char *directory,
    const char *device) {
  int problem = 0;
  if (directory != NULL) problem = posix_spawn_file_actions_addchdir_np(files, directory);
  if (!problem) problem = posix_spawn_file_actions_addopen(files, 0, device, O_RDWR, 0);
  if (!problem) problem = posix_spawn_file_actions_adddup2(files, 0, 1);
  if (!problem) problem = posix_spawn_file_actions_adddup2(files, 0, 2);
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  if (!problem) problem = posix_spawnattr_setsigdefault(attributes, &all);
  if (!problem) problem = posix_spawnattr_setsigmask(attributes, &none);
  short flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
  if (!problem) problem = posix_spawnattr_setflags(attributes, flags);
  return problem;
}

pid_t cpt_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *directory,
    const char *device) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  pid_t process = -1;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  int problem = prepare(&files, &attributes, directory, device);
  if (!problem) problem = posix_spawn(&process, path, &files, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (!problem) return process;
  errno = problem;
  return -1;
}

int cpt_wait(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
