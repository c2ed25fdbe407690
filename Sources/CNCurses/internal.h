/// What the parts of the terminal share. Never included outside of this folder.
#ifndef CN_INTERNAL_H
#define CN_INTERNAL_H

#include <signal.h>
#include <stddef.h>
#include <stdbool.h>
#include <termios.h>

#include "CNCurses.h"

/// The terminal's own colours. They are pair 0 too, but to go back to that one ncurses also resets
/// all attributes, which are twice as many bytes.
#define DEFAULT_PAIR 1

typedef struct cn_state {
  bool is_open;
  bool is_suspended;
  bool handles_signals;
  bool has_mouse;
  /// Takes the modes and commands of xterm.
  bool is_xterm_like;
  bool has_color;
  bool has_direct_color;
  bool is_utf8;
  /// -1 while it is not known.
  int cursor_shown;
  int input;
  int output;
  /// The terminal again, for what must not wait for it: the last bytes of a handler.
  int emergency;
  /// Where output goes once the terminal is given up.
  int nowhere;
  /// Bytes are being written, and may wait for a terminal that nobody reads.
  volatile sig_atomic_t is_writing;
  /// Nobody reads the terminal, and the program is to end: nothing is written there any more.
  volatile sig_atomic_t is_given_up;
  /// Standard output and standard error are a terminal.
  bool is_terminal[2];
  int log_descriptor;
  int saved_stderr;
  struct termios saved_modes;
  char crash_message[256];
  /// The program that has the terminal; 0: none has.
  volatile sig_atomic_t borrower;
} cn_state;

extern cn_state cn_terminal;

/// Standard error to the log, and back.
void cn_take_stderr(void);
void cn_give_stderr(void);
/// Switches reports of pastes, focus and mouse on or off.
void cn_send_modes(bool on);
void cn_write_all(int descriptor, const char *bytes, size_t count);

/// Sends all output of ncurses and of the program elsewhere, from within a handler.
void cn_give_up_output(void);
/// Gives the terminal back without waiting for it, from within a handler.
void cn_emergency_restore(void);
/// Writes only what can be written at once.
void cn_emergency_write(int descriptor, const char *text, size_t count);

/// Signals: installed after ncurses' own handlers, taken away before it ends.
bool cn_signals_install(void);
void cn_signals_remove(void);
/// Stops the process group by the default action of SIGTSTP.
void cn_signals_stop(void);
/// Child processes start with default signals: the set of all that are handled.
void cn_signals_fill(sigset_t *set);

#endif
