/// ncurses behind a few functions: cells in, screen out; bytes and signals in.
///
/// There is one terminal at a time, and all functions but the signal handlers inside belong to the
/// thread that opened it. No type of ncurses is seen here.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Attributes of a cell; the same bits as TerminalKit's.
enum {
  CN_BOLD = 1,
  CN_DIM = 2,
  CN_ITALIC = 4,
  CN_UNDERLINE = 8,
  CN_REVERSE = 16,
};

/// Added to 0xRRGGBB: a colour that is not an index.
#define CN_RGB 0x1000000

/// What one place shows: a base scalar, up to three marks (0: none), colours, attributes, columns.
typedef struct cn_cell {
  uint32_t scalars[4];
  /// -1 for the terminal's own, an index, or CN_RGB | 0xRRGGBB.
  int32_t foreground;
  int32_t background;
  uint32_t attributes;
  /// 1 or 2; the cell after one of 2 is 0 and is not drawn.
  uint32_t width;
} cn_cell;

typedef struct cn_options {
  /// The terminal's device; NULL for the controlling terminal.
  const char *device;
  /// The terminal's type; NULL for $TERM.
  const char *type;
  bool no_color;
  bool mouse;
  /// Handle signals and crashes; off where another part of the process does.
  bool signals;
  /// Standard error goes to this descriptor while the screen is up; -1 to leave it.
  int log_descriptor;
  /// A line the crash handler prints on the restored terminal; NULL for none.
  const char *crash_message;
} cn_options;

typedef enum cn_error {
  CN_OK = 0,
  /// There is no terminal.
  CN_NO_TERMINAL = -1,
  /// The type of the terminal is not known.
  CN_UNKNOWN_TYPE = -2,
  /// The terminal cannot place the cursor.
  CN_TOO_SIMPLE = -3,
  /// One is open.
  CN_ALREADY_OPEN = -4,
  /// No memory or descriptors.
  CN_NO_RESOURCES = -5,
} cn_error;

cn_error cn_open(const cn_options *options);
/// Gives the terminal back as it was; also done when the process exits.
void cn_close(void);

/// The name of the type in use.
const char *cn_type(void);
/// The name of the type $TERM asks for; empty if it is not set.
const char *cn_type_wanted(void);
/// Colours the terminal shows; 0 for none.
int cn_colors(void);
/// True if colours may be CN_RGB.
bool cn_has_direct_color(void);
/// False if no UTF-8 locale was found: only ASCII is safe then.
bool cn_is_utf8(void);

void cn_size(int *columns, int *rows);
/// Reads the size anew and fits the screen to it; false if it is the same.
bool cn_resize(void);

/// Puts cells on the screen to be, from column x of row y.
void cn_put(int y, int x, const cn_cell *cells, int count);
/// Sends what changed; the cursor stands at (x, y), or is hidden if x is negative.
void cn_flush(int x, int y);
/// The next cn_flush sends everything.
void cn_redraw(void);

/// Gives the terminal back for a while, and takes it again.
void cn_suspend(void);
void cn_resume(void);
/// Suspends, stops the process group as ctrl-z does, and resumes when it goes on.
void cn_stop(void);
/// Sets modes again that somebody else may have changed while the process was stopped.
void cn_reassert(void);
/// Suspends, runs a program on the terminal, waits for it, and resumes. Returns its exit status, 128
/// and more for a signal, or -1 if it could not be run.
int cn_run(char *const arguments[]);

void cn_set_mouse(bool on);
/// Sends bytes as they are, if the terminal understands what xterm does; false if it does not.
bool cn_send(const char *bytes, size_t count);
void cn_bell(void);

/// Where input comes from; -1 if nothing is open.
int cn_input_descriptor(void);
/// Bytes read, 0 if there are none now, -1 if the terminal is gone.
int cn_read(uint8_t *bytes, int count);
/// Waits until there is input; false if none came in time.
bool cn_wait_input(int milliseconds);

/// Becomes readable when a signal came; -1 without signals.
int cn_signal_descriptor(void);
typedef enum cn_signal {
  CN_SIGNAL_NONE,
  CN_SIGNAL_RESIZE,
  CN_SIGNAL_TERMINATE,
  CN_SIGNAL_SUSPEND,
  CN_SIGNAL_CONTINUED,
} cn_signal;
/// The next signal that came.
cn_signal cn_next_signal(void);
/// The signal that asked the program to end; 0: none did.
int cn_ending_signal(void);
/// Ends the process by a signal's own default, which its parent sees.
void cn_end_by(int number);

/// The columns the C library gives a scalar in a UTF-8 locale: 0 to 2, or -1.
int cn_wcwidth(uint32_t scalar);

#ifdef __cplusplus
}
#endif

#endif
