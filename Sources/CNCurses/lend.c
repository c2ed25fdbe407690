// Giving the terminal to another program for a while, and taking it again.

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1

#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <spawn.h>
#include <sys/wait.h>

extern char **environ;

void cn_suspend(void) {
  if (!cn_terminal.is_open || cn_terminal.is_suspended) return;
  cn_terminal.is_suspended = true;
  cn_send_modes(false);
  curs_set(1);
  cn_terminal.cursor_shown = -1;
  def_prog_mode();
  cn_terminal.is_writing = true;
  endwin();
  tcsetattr(cn_terminal.output, TCSADRAIN, &cn_terminal.saved_modes);
  cn_terminal.is_writing = false;
  cn_give_stderr();
}

static void draw_anew(void) {
  clearok(curscr, TRUE);
  cn_terminal.is_writing = true;
  doupdate();
  cn_terminal.is_writing = false;
  cn_send_modes(true);
}

void cn_resume(void) {
  if (!cn_terminal.is_open || !cn_terminal.is_suspended) return;
  cn_terminal.is_suspended = false;
  cn_take_stderr();
  reset_prog_mode();
  cn_resize();
  draw_anew();
}

void cn_stop(void) {
  if (!cn_terminal.is_open) return;
  cn_suspend();
  cn_signals_stop();
  cn_resume();
}

void cn_reassert(void) {
  if (!cn_terminal.is_open || cn_terminal.is_suspended) return;
  reset_prog_mode();
  cn_resize();
  // endwin makes the next refresh switch to the alternate screen again.
  endwin();
  cn_terminal.cursor_shown = -1;
  draw_anew();
}

static int spawn_and_wait(char *const arguments[]) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t handled, none;
  pid_t child = -1;
  int status = 0;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  cn_signals_fill(&handled);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &handled);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  for (int descriptor = 0; descriptor < 3; descriptor++) {
    posix_spawn_file_actions_adddup2(&actions, cn_terminal.output, descriptor);
  }
  int error = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) return -1;
  cn_terminal.borrower = (sig_atomic_t)child;
  while (waitpid(child, &status, 0) < 0) {
    if (errno == EINTR) continue;
    cn_terminal.borrower = 0;
    return -1;
  }
  cn_terminal.borrower = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int cn_run(char *const arguments[]) {
  if (!cn_terminal.is_open || arguments[0] == NULL) return -1;
  bool was_suspended = cn_terminal.is_suspended;
  cn_suspend();
  int status = spawn_and_wait(arguments);
  if (!was_suspended) cn_resume();
  return status;
}
