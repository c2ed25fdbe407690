// Drawing: cells become ncurses characters, colours become pairs.

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1
#define NCURSES_WIDECHAR 1

#include "internal.h"

#include <curses.h>
#include <wchar.h>

#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS && NCURSES_VERSION_PATCH >= 20170401
#define CN_HAS_ALLOC_PAIR 1
#else
#define CN_HAS_ALLOC_PAIR 0
#endif

#if CN_HAS_ALLOC_PAIR

static int pair_of(int foreground, int background) {
  if (foreground < 0 && background < 0) return DEFAULT_PAIR;
  return alloc_pair(foreground, background);
}

#else

/// Pairs made so far, for an ncurses that does not keep them itself; when all are used up, the rest
/// is drawn in the terminal's own colours.
static int pair_of(int foreground, int background) {
  static struct { int foreground, background; } pairs[256];
  static int count = DEFAULT_PAIR + 1;
  if (foreground < 0 && background < 0) return DEFAULT_PAIR;
  int limit = COLOR_PAIRS < 256 ? COLOR_PAIRS : 256;
  for (int i = DEFAULT_PAIR + 1; i < count; i++) {
    if (pairs[i].foreground == foreground && pairs[i].background == background) return i;
  }
  if (count >= limit || init_pair((short)count, (short)foreground, (short)background) != OK) {
    return 0;
  }
  pairs[count].foreground = foreground;
  pairs[count].background = background;
  return count++;
}

#endif

static int color_of(int32_t color) {
  if (color < 0) return -1;
  if (color & CN_RGB) {
    int rgb = color & 0xffffff;
    // The first eight numbers are the palette's, so the darkest blues move up to the next one.
    return cn_terminal.has_direct_color ? (rgb < 8 ? (rgb == 0 ? 0 : 8) : rgb) : -1;
  }
  if (!cn_terminal.has_direct_color) return color < COLORS ? color : -1;
  return color < 8 ? color : -1;
}

static int pair_of_cell(const cn_cell *cell) {
  // alloc_pair crashes on a terminal without colours.
  if (!cn_terminal.has_color) return 0;
  int pair = pair_of(color_of(cell->foreground), color_of(cell->background));
  return pair < 0 ? 0 : pair;
}

static attr_t attributes_of(uint32_t bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CN_BOLD) attributes |= A_BOLD;
  if (bits & CN_DIM) attributes |= A_DIM;
  if (bits & CN_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CN_REVERSE) attributes |= A_REVERSE;
#ifdef A_ITALIC
  if (bits & CN_ITALIC) attributes |= A_ITALIC;
#endif
  return attributes;
}

/// Fills `text` with what the C library agrees to take `width` columns; false if U+FFFD stands in.
static bool text_of_cell(const cn_cell *cell, wchar_t text[5]) {
  wchar_t base = (wchar_t)cell->scalars[0];
  int count = 0;
  if (base < 0x20 || wcwidth(base) != (int)cell->width) {
    text[0] = cn_terminal.is_utf8 ? 0xfffd : L'?';
    text[1] = 0;
    return false;
  }
  text[count++] = base;
  for (int i = 1; i < 4 && cell->scalars[i] != 0; i++) {
    if (wcwidth((wchar_t)cell->scalars[i]) == 0) text[count++] = (wchar_t)cell->scalars[i];
  }
  text[count] = 0;
  return true;
}

static bool set_character(cchar_t *character, const wchar_t *text, attr_t attributes, int pair) {
#if CN_HAS_ALLOC_PAIR
  return setcchar(character, text, attributes, (short)pair, &pair) == OK;
#else
  return setcchar(character, text, attributes, (short)pair, NULL) == OK;
#endif
}

enum { CHUNK = 256 };

void cn_put(int y, int x, const cn_cell *cells, int count) {
  if (!cn_terminal.is_open || cn_terminal.is_suspended || y < 0 || x < 0) return;
  cchar_t characters[CHUNK + 1];
  int used = 0;
  int start = x;
  for (int i = 0; i < count; i++) {
    const cn_cell *cell = &cells[i];
    if (cell->width == 0) continue;
    wchar_t text[5];
    int pair = pair_of_cell(cell);
    attr_t attributes = attributes_of(cell->attributes);
    int padding = text_of_cell(cell, text) ? 0 : (int)cell->width - 1;
    if (!set_character(&characters[used++], text, attributes, pair)) {
      set_character(&characters[used - 1], L"?", attributes, 0);
      padding = (int)cell->width - 1;
    }
    if (padding > 0) set_character(&characters[used++], L" ", attributes, pair);
    if (used >= CHUNK - 1) {
      mvadd_wchnstr(y, start, characters, used);
      used = 0;
      start = x + i + (int)cell->width;
    }
  }
  if (used > 0) mvadd_wchnstr(y, start, characters, used);
}

void cn_flush(int x, int y) {
  if (!cn_terminal.is_open || cn_terminal.is_suspended) return;
  int shown = x >= 0;
  if (shown) move(y, x);
  leaveok(stdscr, shown ? FALSE : TRUE);
  if (shown != cn_terminal.cursor_shown) curs_set(shown);
  cn_terminal.cursor_shown = shown;
  refresh();
}

void cn_redraw(void) {
  if (cn_terminal.is_open) clearok(curscr, TRUE);
}
