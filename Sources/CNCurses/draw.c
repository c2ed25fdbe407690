// Drawing: cells become ncurses characters, colours become pairs.
//
// Cells go to the virtual screen itself: who draws whole frames needs no window to copy from.

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

static bool looks_like(const cn_cell *cell, const cn_cell *other) {
  return cell->foreground == other->foreground && cell->background == other->background
      && cell->attributes == other->attributes;
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

static bool set_character(cchar_t *character, const wchar_t *text, attr_t attributes, int pair) {
#if CN_HAS_ALLOC_PAIR
  return setcchar(character, text, attributes, (short)pair, &pair) == OK;
#else
  return setcchar(character, text, attributes, (short)pair, NULL) == OK;
#endif
}

/// What the C library agrees to take `width` columns; ASCII needs no asking.
static bool is_known(const cn_cell *cell) {
  wchar_t base = (wchar_t)cell->scalars[0];
  if (base >= 0x20 && base < 0x7f) return cell->width == 1;
  return base >= 0x20 && wcwidth(base) == (int)cell->width;
}

/// Adds the marks of a cell to a character that has its base.
static bool add_marks(cchar_t *character, const cn_cell *cell, attr_t attributes, int pair) {
  wchar_t text[5] = {(wchar_t)cell->scalars[0]};
  int count = 1;
  for (int i = 1; i < 4 && cell->scalars[i] != 0; i++) {
    if (wcwidth((wchar_t)cell->scalars[i]) == 0) text[count++] = (wchar_t)cell->scalars[i];
  }
  return set_character(character, text, attributes, pair);
}

/// Writes one cell as one character, or as a stand-in with the space it leaves; returns how many.
/// `blank` has the cell's look: changing its letter is far cheaper than making it anew.
static int put_cell(
    cchar_t *characters, const cn_cell *cell, const cchar_t *blank, attr_t attributes, int pair) {
  bool fits = is_known(cell);
  characters[0] = *blank;
  characters[0].chars[0] = fits ? (wchar_t)cell->scalars[0] : cn_terminal.is_utf8 ? 0xfffd : L'?';
  if (fits && cell->scalars[1] != 0 && !add_marks(&characters[0], cell, attributes, pair)) {
    characters[0] = *blank;
    characters[0].chars[0] = L'?';
    fits = false;
  }
  if (fits || cell->width < 2) return 1;
  characters[1] = *blank;
  return 2;
}

enum { CHUNK = 256 };

void cn_put(int y, int x, const cn_cell *cells, int count) {
  if (!cn_terminal.is_open || cn_terminal.is_suspended || y < 0 || x < 0) return;
  cchar_t characters[CHUNK + 1];
  cchar_t blank;
  attr_t attributes = A_NORMAL;
  int pair = 0;
  int used = 0;
  int start = x;
  for (int i = 0; i < count; i++) {
    const cn_cell *cell = &cells[i];
    // Looking a pair up costs more than the rest; neighbours mostly look the same.
    if (i == 0 || !looks_like(cell, &cells[i - 1])) {
      pair = pair_of_cell(cell);
      attributes = attributes_of(cell->attributes);
      if (!set_character(&blank, L" ", attributes, pair)) set_character(&blank, L" ", attributes, 0);
    }
    if (cell->width == 0) continue;
    used += put_cell(&characters[used], cell, &blank, attributes, pair);
    if (used >= CHUNK - 1) {
      mvwadd_wchnstr(newscr, y, start, characters, used);
      used = 0;
      start = x + i + (int)cell->width;
    }
  }
  if (used > 0) mvwadd_wchnstr(newscr, y, start, characters, used);
}

void cn_flush(int x, int y) {
  if (!cn_terminal.is_open || cn_terminal.is_suspended) return;
  int shown = x >= 0;
  if (shown) {
    setsyx(y, x);
  } else {
    setsyx(-1, -1);
  }
  if (shown != cn_terminal.cursor_shown) curs_set(shown);
  cn_terminal.cursor_shown = shown;
  cn_terminal.is_writing = true;
  doupdate();
  cn_terminal.is_writing = false;
}

void cn_redraw(void) {
  if (cn_terminal.is_open) clearok(curscr, TRUE);
}
