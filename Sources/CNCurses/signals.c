// Signals become bytes in a pipe; crashes restore the terminal before they end the process.
//
// No Swift runs in a handler, and nothing that is not async-signal-safe.

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int handled[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT};
static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGQUIT};
enum {
  HANDLED = sizeof handled / sizeof *handled,
  CRASHES = sizeof crashes / sizeof *crashes,
  STACK_SIZE = 64 * 1024,
};

static struct sigaction old_handled[HANDLED];
static struct sigaction old_crashes[CRASHES];
static struct sigaction old_pipe;
static int signal_pipe[2] = {-1, -1};
static char *stack;
static bool chains;
static volatile sig_atomic_t terminations;

static const char restore[] =
    "\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?1004l\033[?2004l\033[?1l\033>\033[?25h"
    "\033[m\033[?1049l\r\n";

/// Writes without waiting for a terminal that takes nothing.
static void emergency_write(int descriptor, const char *text, size_t count) {
  ssize_t ignored = write(descriptor, text, count);
  (void)ignored;
}

/// Gives the terminal back from within a handler.
static void emergency_restore(void) {
  if (!cn_terminal.is_open) return;
  if (!cn_terminal.is_suspended) {
    emergency_write(cn_terminal.output, restore, sizeof restore - 1);
    tcsetattr(cn_terminal.output, TCSANOW, &cn_terminal.saved_modes);
  }
  if (cn_terminal.saved_stderr >= 0) dup2(cn_terminal.saved_stderr, STDERR_FILENO);
  // Nothing that runs after this may touch the terminal again.
  cn_terminal.is_open = false;
}

static void end_by(int number) {
  struct sigaction action;
  sigset_t set;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(number, &action, NULL);
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
}

static void crash_handler(int number, siginfo_t *info, void *context) {
  (void)info;
  (void)context;
  bool was_open = cn_terminal.is_open;
  emergency_restore();
  if (was_open) {
    char signal_text[] = "Signal 00: ";
    signal_text[7] = (char)('0' + number / 10 % 10);
    signal_text[8] = (char)('0' + number % 10);
    emergency_write(STDERR_FILENO, signal_text, sizeof signal_text - 1);
    size_t length = strlen(cn_terminal.crash_message);
    emergency_write(STDERR_FILENO, cn_terminal.crash_message, length);
  }
  if (!chains) {
    end_by(number);
    return;
  }
  for (int i = 0; i < CRASHES; i++) {
    if (crashes[i] == number) sigaction(number, &old_crashes[i], NULL);
  }
  // Faults happen again on return; what was sent must be sent again.
  if (number == SIGABRT || number == SIGQUIT || number == SIGTRAP) raise(number);
}

static void signal_handler(int number) {
  int saved = errno;
  // An interrupt while another program has the terminal is meant for that program.
  if (!(number == SIGINT && cn_terminal.is_suspended)) {
    if (number == SIGTERM || number == SIGINT || number == SIGHUP) {
      // Who has the terminal is to end too: nothing is read here before it does.
      if (cn_terminal.borrower > 0) kill((pid_t)cn_terminal.borrower, number);
      // Asked twice: the program does not come to reading the first one.
      if (++terminations > 2) {
        emergency_restore();
        end_by(number);
      }
    }
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(signal_pipe[1], &byte, 1);
    (void)ignored;
  }
  errno = saved;
}

static bool open_pipe(void) {
  if (pipe(signal_pipe) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(signal_pipe[i], F_SETFD, FD_CLOEXEC);
    fcntl(signal_pipe[i], F_SETFL, O_NONBLOCK);
  }
  return true;
}

static void install_crash_handler(void) {
  if (stack == NULL) stack = malloc(STACK_SIZE);
  stack_t alternate;
  memset(&alternate, 0, sizeof alternate);
  alternate.ss_sp = stack;
  alternate.ss_size = STACK_SIZE;
  if (stack != NULL) sigaltstack(&alternate, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = crash_handler;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &old_crashes[i]);
}

bool cn_signals_install(void) {
  struct sigaction action;
  // With the runtime's own backtraces asked for, let it have its turn.
  chains = getenv("SWIFT_BACKTRACE") != NULL;
  terminations = 0;
  if (!open_pipe()) return false;
  memset(&action, 0, sizeof action);
  action.sa_handler = signal_handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < HANDLED; i++) sigaction(handled[i], &action, &old_handled[i]);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, &old_pipe);
  install_crash_handler();
  return true;
}

void cn_signals_remove(void) {
  for (int i = 0; i < HANDLED; i++) sigaction(handled[i], &old_handled[i], NULL);
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &old_crashes[i], NULL);
  for (int i = 0; i < 2; i++) {
    close(signal_pipe[i]);
    signal_pipe[i] = -1;
  }
}

void cn_signals_stop(void) {
  struct sigaction action, old;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, &old);
  // The whole group, as the terminal would; a group nobody could continue is not stopped.
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &old, NULL);
}

void cn_signals_fill(sigset_t *set) {
  sigemptyset(set);
  for (int i = 0; i < HANDLED; i++) sigaddset(set, handled[i]);
  for (int i = 0; i < CRASHES; i++) sigaddset(set, crashes[i]);
  sigaddset(set, SIGPIPE);
}

int cn_signal_descriptor(void) { return cn_terminal.handles_signals ? signal_pipe[0] : -1; }

cn_signal cn_next_signal(void) {
  unsigned char byte;
  if (!cn_terminal.handles_signals) return CN_SIGNAL_NONE;
  for (;;) {
    ssize_t length = read(signal_pipe[0], &byte, 1);
    if (length < 0 && errno == EINTR) continue;
    if (length <= 0) return CN_SIGNAL_NONE;
    break;
  }
  switch (byte) {
    case SIGWINCH: return CN_SIGNAL_RESIZE;
    case SIGTSTP: return CN_SIGNAL_SUSPEND;
    case SIGCONT: return CN_SIGNAL_CONTINUED;
    default: return CN_SIGNAL_TERMINATE;
  }
}
