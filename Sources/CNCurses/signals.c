// Signals become bytes in a pipe; crashes restore the terminal before they end the process.
//
// No Swift runs in a handler, and nothing that is not async-signal-safe.

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static const int handled[] = {SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT};
/// Signals that end a process that does not handle them: they end this one in order. Those for
/// programs' own use (SIGRTMIN and more) are among them.
static const int endings[] = {
    SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO,
#ifdef SIGPWR
    SIGPWR,
#endif
#ifdef SIGSTKFLT
    SIGSTKFLT,
#endif
};
static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGQUIT, SIGSYS};
/// Reported by what is written, as errors.
static const int ignored[] = {SIGPIPE, SIGXFSZ};
enum {
  HANDLED = sizeof handled / sizeof *handled,
  ENDINGS = sizeof endings / sizeof *endings,
  CRASHES = sizeof crashes / sizeof *crashes,
  IGNORED = sizeof ignored / sizeof *ignored,
  STACK_SIZE = 64 * 1024,
  NUMBERS = 65,
  /// How long the program may wait for a terminal that nobody reads before it ends.
  PATIENCE_MICROSECONDS = 300 * 1000,
};

static struct sigaction old[NUMBERS];
static pthread_t first_thread;
static volatile sig_atomic_t ending_signal;
static int signal_pipe[2] = {-1, -1};
static char *stack;
static bool chains;
static volatile sig_atomic_t terminations;

static const char restore[] =
    "\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?1004l\033[?2004l\033[?1l\033>\033[?25h"
    "\033[m\033[?1049l\r\n";

void cn_emergency_write(int descriptor, const char *text, size_t count) {
  struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
  if (poll(&ready, 1, 0) != 1 || !(ready.revents & POLLOUT)) return;
  ssize_t ignored = write(descriptor, text, count);
  (void)ignored;
}

void cn_emergency_restore(void) {
  cn_emergency_write(cn_terminal.emergency, restore, sizeof restore - 1);
  tcsetattr(cn_terminal.emergency, TCSANOW, &cn_terminal.saved_modes);
}

/// Gives the terminal back from within a handler.
static void emergency_close(void) {
  if (!cn_terminal.is_open) return;
  if (!cn_terminal.is_suspended) cn_emergency_restore();
  if (cn_terminal.saved_stderr >= 0) dup2(cn_terminal.saved_stderr, STDERR_FILENO);
  // Nothing that runs after this may touch the terminal again.
  cn_terminal.is_open = false;
}

void cn_end_by(int number) {
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
  (void)context;
  bool was_open = cn_terminal.is_open;
  emergency_close();
  if (was_open) {
    char signal_text[] = "Signal 00: ";
    signal_text[7] = (char)('0' + number / 10 % 10);
    signal_text[8] = (char)('0' + number % 10);
    int descriptor = cn_terminal.is_terminal[1] ? cn_terminal.emergency : STDERR_FILENO;
    cn_emergency_write(descriptor, signal_text, sizeof signal_text - 1);
    cn_emergency_write(descriptor, cn_terminal.crash_message, strlen(cn_terminal.crash_message));
  }
  if (!chains) {
    cn_end_by(number);
    return;
  }
  sigaction(number, &old[number], NULL);
  // Faults happen again on return; what was sent must be sent again.
  bool was_sent = info == NULL || info->si_code <= 0;
  if (was_sent || number == SIGABRT || number == SIGTRAP) raise(number);
}

static void pass_on(int number) {
  unsigned char byte = (unsigned char)number;
  ssize_t ignored = write(signal_pipe[1], &byte, 1);
  (void)ignored;
}

/// Until the process has ended: looks again and again whether it waits for the terminal.
static void watch_writing(bool on) {
  struct itimerval every = {{0, on ? PATIENCE_MICROSECONDS : 0}, {0, on ? PATIENCE_MICROSECONDS : 0}};
  setitimer(ITIMER_REAL, &every, NULL);
}

static void signal_handler(int number) {
  int saved = errno;
  pass_on(number);
  errno = saved;
}

static void end_handler(int number) {
  int saved = errno;
  // An interrupt while another program has the terminal is meant for that program.
  if (!(number == SIGINT && cn_terminal.is_suspended)) {
    // Who has the terminal is to end too: nothing is read here before it does.
    if (cn_terminal.borrower > 0) {
      bool is_common = number == SIGTERM || number == SIGINT || number == SIGHUP;
      kill((pid_t)cn_terminal.borrower, is_common ? number : SIGTERM);
    }
    if (ending_signal == 0) ending_signal = number;
    // Asked again and again: the program does not come to reading the first one.
    if (++terminations > 2) {
      emergency_close();
      cn_end_by(number);
    }
    watch_writing(true);
    pass_on(number);
  }
  errno = saved;
}

/// SIGALRM: somebody else's, which ends the program, or the clock that was set when it was to end.
static void alarm_handler(int number) {
  if (terminations == 0) {
    end_handler(number);
  } else if (!pthread_equal(pthread_self(), first_thread)) {
    // Only there it interrupts what waits.
    pthread_kill(first_thread, number);
  } else if (cn_terminal.is_writing) {
    cn_give_up_output();
  }
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
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &old[crashes[i]]);
}

static void install(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  // The clock must interrupt a write that waits.
  action.sa_flags = number == SIGALRM ? 0 : SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, &old[number]);
}

/// Installs a handler, unless the program was started to ignore the signal.
static void install_ending(int number) {
  install(number, number == SIGALRM ? alarm_handler : end_handler);
  // The alarm is also the clock.
  if (old[number].sa_handler == SIG_IGN && number != SIGALRM) sigaction(number, &old[number], NULL);
}

/// Calls `body` for every signal that is handled or ignored here.
static void for_each_signal(void (*body)(int, void *), void *context) {
  for (int i = 0; i < HANDLED; i++) body(handled[i], context);
  for (int i = 0; i < ENDINGS; i++) body(endings[i], context);
  for (int i = 0; i < CRASHES; i++) body(crashes[i], context);
  for (int i = 0; i < IGNORED; i++) body(ignored[i], context);
#ifdef SIGRTMIN
  for (int number = SIGRTMIN; number <= SIGRTMAX && number < NUMBERS; number++) {
    body(number, context);
  }
#endif
}

bool cn_signals_install(void) {
  // With the runtime's own backtraces asked for, let it have its turn.
  chains = getenv("SWIFT_BACKTRACE") != NULL;
  terminations = 0;
  ending_signal = 0;
  first_thread = pthread_self();
  if (!open_pipe()) return false;
  for (int i = 0; i < HANDLED; i++) {
    bool ends = handled[i] == SIGTERM || handled[i] == SIGINT || handled[i] == SIGHUP;
    install(handled[i], ends ? end_handler : signal_handler);
  }
  for (int i = 0; i < ENDINGS; i++) install_ending(endings[i]);
#ifdef SIGRTMIN
  for (int number = SIGRTMIN; number <= SIGRTMAX && number < NUMBERS; number++) {
    install_ending(number);
  }
#endif
  for (int i = 0; i < IGNORED; i++) install(ignored[i], SIG_IGN);
  install_crash_handler();
  return true;
}

static void put_back(int number, void *context) {
  (void)context;
  // A pipe that nobody reads stays an error until the end.
  if (number != SIGPIPE) sigaction(number, &old[number], NULL);
}

void cn_signals_remove(void) {
  watch_writing(false);
  for_each_signal(put_back, NULL);
  for (int i = 0; i < 2; i++) {
    close(signal_pipe[i]);
    signal_pipe[i] = -1;
  }
}

void cn_signals_stop(void) {
  struct sigaction action, before;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigemptyset(&action.sa_mask);
  sigaction(SIGTSTP, &action, &before);
  // The whole group, as the terminal would; a group nobody could continue is not stopped.
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}

static void add(int number, void *set) { sigaddset((sigset_t *)set, number); }

void cn_signals_fill(sigset_t *set) {
  sigemptyset(set);
  for_each_signal(add, set);
}

int cn_ending_signal(void) { return (int)ending_signal; }

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
