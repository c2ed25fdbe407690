// The screen: opening, its size, giving it back for good.

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1

#include "internal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

cn_state cn_terminal = {
    .input = -1, .output = -1, .emergency = -1, .nowhere = -1, .log_descriptor = -1,
    .saved_stderr = -1};

static SCREEN *screen;
static FILE *input_file;
static FILE *output_file;
static char type_name[128];

// MARK: Opening

static void set_locale(void) {
  static const char *const fallbacks[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
  setlocale(LC_CTYPE, "");
  cn_terminal.is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks && !cn_terminal.is_utf8; i++) {
    cn_terminal.is_utf8 = setlocale(LC_CTYPE, fallbacks[i]) != NULL
        && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  }
}

static const char *device_path(const cn_options *options) {
  if (options->device != NULL) return options->device;
#ifdef __APPLE__
  // poll(2) does not work on /dev/tty there.
  for (int descriptor = 0; descriptor < 3; descriptor++) {
    const char *name = isatty(descriptor) ? ttyname(descriptor) : NULL;
    if (name != NULL) return name;
  }
#endif
  return "/dev/tty";
}

static bool open_device(const cn_options *options) {
  const char *path = device_path(options);
  // Two descriptions of the same device: only reading must not block.
  cn_terminal.output = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  cn_terminal.input = open(path, O_RDONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  cn_terminal.emergency = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  cn_terminal.nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int i = 0; i < 2; i++) cn_terminal.is_terminal[i] = isatty(STDOUT_FILENO + i) == 1;
  cn_terminal.is_given_up = false;
  return cn_terminal.output >= 0 && cn_terminal.input >= 0
      && tcgetattr(cn_terminal.output, &cn_terminal.saved_modes) == 0;
}

static void close_device(void) {
  if (input_file != NULL) fclose(input_file);
  if (output_file != NULL) fclose(output_file);
  if (cn_terminal.input >= 0) close(cn_terminal.input);
  if (cn_terminal.output >= 0) close(cn_terminal.output);
  if (cn_terminal.emergency >= 0) close(cn_terminal.emergency);
  if (cn_terminal.nowhere >= 0) close(cn_terminal.nowhere);
  input_file = output_file = NULL;
  cn_terminal.input = cn_terminal.output = cn_terminal.emergency = cn_terminal.nowhere = -1;
}

static bool starts_with(const char *text, const char *start) {
  return strncmp(text, start, strlen(start)) == 0;
}

/// A type this machine knows for one it does not: newer terminals are all like xterm.
static const char *similar_type(const char *type) {
  static const char *const like_xterm[] = {
      "xterm", "alacritty", "contour", "foot", "ghostty", "iterm", "kitty", "konsole", "mintty",
      "rio", "st-", "vte", "wezterm", "zellij"};
  if (starts_with(type, "tmux") || starts_with(type, "screen")) return "screen";
  for (size_t i = 0; i < sizeof like_xterm / sizeof *like_xterm; i++) {
    if (starts_with(type, like_xterm[i])) return "xterm-256color";
  }
  return NULL;
}

static bool start_screen(const char *type) {
  if (type == NULL) return false;
  screen = newterm(type, output_file, input_file);
  if (screen != NULL) snprintf(type_name, sizeof type_name, "%s", type);
  return screen != NULL;
}

static cn_error open_screen(const cn_options *options) {
  int output = dup(cn_terminal.output);
  int input = dup(cn_terminal.input);
  output_file = output < 0 ? NULL : fdopen(output, "w");
  input_file = input < 0 ? NULL : fdopen(input, "r");
  if (output_file == NULL || input_file == NULL) return CN_NO_RESOURCES;
  const char *type = options->type != NULL ? options->type : getenv("TERM");
  if (type == NULL || *type == '\0') return CN_UNKNOWN_TYPE;
  if (!start_screen(type) && !start_screen(similar_type(type))) return CN_UNKNOWN_TYPE;
  const char *placing = tigetstr("cup");
  if (placing == NULL || placing == (char *)-1) return CN_TOO_SIMPLE;
  return CN_OK;
}

/// Until it has been ended once, ncurses sends what it has at every movement of the cursor: some
/// thirty writes a frame, and a terminal may show half of one. So it is ended once, into nowhere.
static void gather_output(void) {
  int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
  int kept = fcntl(fileno(output_file), F_DUPFD_CLOEXEC, 3);
  if (null >= 0 && kept >= 0 && dup2(null, fileno(output_file)) >= 0) {
    endwin();
    dup2(kept, fileno(output_file));
  }
  if (null >= 0) close(null);
  if (kept >= 0) close(kept);
}

static void start_colors(bool no_color) {
  cn_terminal.has_color = cn_terminal.has_direct_color = false;
  if (no_color || !has_colors() || start_color() != OK) return;
  cn_terminal.has_color =
      use_default_colors() == OK && COLORS >= 8 && init_pair(DEFAULT_PAIR, -1, -1) == OK;
  cn_terminal.has_direct_color = cn_terminal.has_color && COLORS > 256 && tigetflag("RGB") == 1;
}

static void find_features(void) {
  const char *mouse = tigetstr("kmous");
  cn_terminal.is_xterm_like =
      mouse != NULL && mouse != (char *)-1 && !starts_with(type_name, "linux");
}

void cn_take_stderr(void) {
  if (cn_terminal.log_descriptor < 0) return;
  if (cn_terminal.saved_stderr < 0) {
    cn_terminal.saved_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  }
  dup2(cn_terminal.log_descriptor, STDERR_FILENO);
}

void cn_give_stderr(void) {
  if (cn_terminal.saved_stderr >= 0) dup2(cn_terminal.saved_stderr, STDERR_FILENO);
}

void cn_send_modes(bool on) {
  if (!cn_terminal.is_xterm_like) return;
  const char *modes = on ? "\033[?2004h\033[?1004h" : "\033[?1004l\033[?2004l";
  cn_write_all(cn_terminal.output, modes, strlen(modes));
  const char *mouse = on && cn_terminal.has_mouse ? "\033[?1002h\033[?1006h"
                                                  : "\033[?1002l\033[?1006l";
  cn_write_all(cn_terminal.output, mouse, strlen(mouse));
}

cn_error cn_open(const cn_options *options) {
  static bool is_registered = false;
  if (cn_terminal.is_open) return CN_ALREADY_OPEN;
  set_locale();
  if (!open_device(options)) {
    close_device();
    return CN_NO_TERMINAL;
  }
  cn_error error = open_screen(options);
  if (error != CN_OK) {
    if (screen != NULL) {
      endwin();
      delscreen(screen);
      screen = NULL;
    }
    tcsetattr(cn_terminal.output, TCSANOW, &cn_terminal.saved_modes);
    close_device();
    return error;
  }
  raw();
  noecho();
  nonl();
  // Waiting input must not cut a frame short.
  typeahead(-1);
  start_colors(options->no_color);
  find_features();
  cn_terminal.has_mouse = options->mouse;
  cn_terminal.log_descriptor = options->log_descriptor;
  snprintf(
      cn_terminal.crash_message, sizeof cn_terminal.crash_message, "%s",
      options->crash_message != NULL ? options->crash_message : "");
  cn_terminal.is_suspended = false;
  cn_terminal.cursor_shown = -1;
  cn_terminal.handles_signals = options->signals && cn_signals_install();
  cn_terminal.is_open = true;
  if (!is_registered) is_registered = atexit(cn_close) == 0;
  cn_take_stderr();
  gather_output();
  // The first refresh switches to the alternate screen; the modes come after it.
  clearok(curscr, TRUE);
  cn_terminal.is_writing = true;
  doupdate();
  cn_terminal.is_writing = false;
  cn_send_modes(true);
  return CN_OK;
}

void cn_close(void) {
  if (!cn_terminal.is_open) return;
  cn_terminal.is_open = false;
  cn_terminal.is_writing = true;
  if (!cn_terminal.is_suspended) {
    cn_send_modes(false);
    endwin();
  }
  delscreen(screen);
  screen = NULL;
  tcsetattr(cn_terminal.output, TCSADRAIN, &cn_terminal.saved_modes);
  if (cn_terminal.is_given_up) cn_emergency_restore();
  if (cn_terminal.handles_signals) cn_signals_remove();
  cn_terminal.handles_signals = false;
  cn_terminal.is_writing = false;
  close_device();
  cn_give_stderr();
  if (cn_terminal.saved_stderr >= 0) close(cn_terminal.saved_stderr);
  cn_terminal.saved_stderr = -1;
}

const char *cn_type(void) { return type_name; }

const char *cn_type_wanted(void) {
  const char *type = getenv("TERM");
  return type != NULL ? type : "";
}

int cn_colors(void) { return cn_terminal.has_color ? COLORS : 0; }
bool cn_has_direct_color(void) { return cn_terminal.has_direct_color; }
bool cn_is_utf8(void) { return cn_terminal.is_utf8; }

// MARK: Size

void cn_size(int *columns, int *rows) {
  *columns = cn_terminal.is_open ? getmaxx(stdscr) : 0;
  *rows = cn_terminal.is_open ? getmaxy(stdscr) : 0;
}

bool cn_resize(void) {
  struct winsize size;
  if (!cn_terminal.is_open || ioctl(cn_terminal.output, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  if (!is_term_resized(size.ws_row, size.ws_col)) return false;
  resizeterm(size.ws_row, size.ws_col);
  clearok(curscr, TRUE);
  return true;
}

// MARK: Other output

void cn_write_all(int descriptor, const char *bytes, size_t count) {
  sig_atomic_t was_writing = cn_terminal.is_writing;
  cn_terminal.is_writing = true;
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    bytes += written;
    count -= (size_t)written;
  }
  cn_terminal.is_writing = was_writing;
}

/// A write that waits is interrupted by the signal that leads here; what it tries next goes nowhere.
void cn_give_up_output(void) {
  if (cn_terminal.nowhere < 0 || cn_terminal.is_given_up) return;
  cn_terminal.is_given_up = true;
  dup2(cn_terminal.nowhere, cn_terminal.output);
  if (output_file != NULL) dup2(cn_terminal.nowhere, fileno(output_file));
  // What the program says at its end is read by nobody either.
  if (cn_terminal.is_terminal[0]) dup2(cn_terminal.nowhere, STDOUT_FILENO);
  if (!cn_terminal.is_terminal[1]) return;
  dup2(cn_terminal.nowhere, cn_terminal.saved_stderr >= 0 ? cn_terminal.saved_stderr : STDERR_FILENO);
}

void cn_set_mouse(bool on) {
  if (!cn_terminal.is_open || cn_terminal.has_mouse == on) return;
  cn_terminal.has_mouse = on;
  if (!cn_terminal.is_suspended) cn_send_modes(true);
}

bool cn_send(const char *bytes, size_t count) {
  if (!cn_terminal.is_open || cn_terminal.is_suspended || !cn_terminal.is_xterm_like) return false;
  cn_write_all(cn_terminal.output, bytes, count);
  return true;
}

void cn_bell(void) {
  if (cn_terminal.is_open && !cn_terminal.is_suspended) {
    cn_write_all(cn_terminal.output, "\a", 1);
  }
}

int cn_wcwidth(uint32_t scalar) {
  if (!cn_terminal.is_utf8) set_locale();
  return wcwidth((wchar_t)scalar);
}
