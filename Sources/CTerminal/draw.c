#include "internal.h"

#include <string.h>
#include <wchar.h>

/*
 * Styles and frames. Colour pairs are made when a style first needs them; there are fewer pairs
 * of colours than styles, and some terminals have no more than 64.
 */

enum { STYLE_COUNT = 1 << 12, PAIR_LIMIT = 256, CHUNK = 256 };

typedef struct {
  attr_t attributes;
  short pair;
} drawn_style;

static drawn_style styles[STYLE_COUNT];
static int pair_colors[PAIR_LIMIT][2];
static int pair_count;
static int colors;
static bool has_default_colors, takes_components;
static int cursor_row = -1, cursor_column;
static bool cursor_is_visible, cursor_was_visible;

void ct_draw_reset(int available_colors) {
  colors = available_colors;
  pair_count = 1;
  cursor_row = -1;
  cursor_is_visible = cursor_was_visible = false;
  takes_components = ct_terminfo_number("colors") > 256;
  memset(styles, 0, sizeof styles);
  if (colors > 0) {
    start_color();
    has_default_colors = use_default_colors() == OK;
  }
}

/* Red, green and blue of a palette's index from 16 on, as every terminal of 256 colours has
   them. */
static int components(int index) {
  static const int levels[] = {0, 95, 135, 175, 215, 255};
  if (index >= 232) return (8 + 10 * (index - 232)) * 0x010101;
  int cube = index - 16;
  return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6];
}

/* The terminal's own number for a colour of the palette. Terminals of 2^24 colours take red, green
   and blue instead. What the terminal does not have is its ordinary colour: readable, at least. */
static int available_color(int color) {
  if (color < 0 || color >= colors) return -1;
  return takes_components && color >= 16 ? components(color) : color;
}

static short pair_for(int foreground, int background) {
  if (foreground < 0 && background < 0) return 0;
  if (!has_default_colors) {
    if (foreground < 0) foreground = COLOR_WHITE;
    if (background < 0) background = COLOR_BLACK;
  }
  for (int pair = 1; pair < pair_count; pair++) {
    if (pair_colors[pair][0] == foreground && pair_colors[pair][1] == background) {
      return (short)pair;
    }
  }
  if (pair_count >= PAIR_LIMIT || pair_count >= COLOR_PAIRS) return 0;
  if (init_extended_pair(pair_count, foreground, background) != OK) return 0;
  pair_colors[pair_count][0] = foreground;
  pair_colors[pair_count][1] = background;
  return (short)pair_count++;
}

void ct_define_style(uint16_t identifier, ct_style style) {
  if (identifier >= STYLE_COUNT) return;
  attr_t attributes = A_NORMAL;
  if (style.attributes & CT_BOLD) attributes |= A_BOLD;
  if (style.attributes & CT_UNDERLINE) attributes |= A_UNDERLINE;
  if (style.attributes & CT_REVERSE) attributes |= A_REVERSE;
  short pair = 0;
  if (colors > 0) {
    pair = pair_for(available_color(style.foreground), available_color(style.background));
  }
  styles[identifier] = (drawn_style){attributes, pair};
}

/* The character ncurses gets: one that it and the C library count as `width` columns. Anything
   else would move the rest of the row, or vanish without a word. */
static wchar_t drawable(const ct_cell *cell) {
  wchar_t character = (wchar_t)cell->scalar;
  if (character >= 0x20 && character < 0x7F) return character;
  if (ct_terminal.is_utf8 && wcwidth(character) == cell->width) return character;
  return ct_terminal.is_utf8 && cell->width == 1 && character >= 0xA0 ? 0xFFFD : L'?';
}

void ct_put(int row, int column, const ct_cell *cells, int count) {
  cchar_t run[CHUNK];
  int index = 0, place = column;
  while (index < count) {
    int length = 0, start = place;
    while (index < count && length < CHUNK - 1) {
      const ct_cell *cell = &cells[index++];
      if (cell->width == 0) continue;
      wchar_t text[2] = {drawable(cell), L'\0'};
      drawn_style style = styles[cell->style % STYLE_COUNT];
      setcchar(&run[length++], text, style.attributes, style.pair, NULL);
      place += cell->width;
      if (cell->width == 2 && text[0] == L'?') {
        setcchar(&run[length++], L" ", style.attributes, style.pair, NULL);
      }
    }
    mvadd_wchnstr(row, start, run, length);
  }
  ct_terminal.frame_is_dirty = true;
}

void ct_set_cursor(int row, int column, bool is_visible) {
  if (row == cursor_row && column == cursor_column && is_visible == cursor_is_visible) return;
  cursor_row = row;
  cursor_column = column;
  cursor_is_visible = is_visible && row >= 0;
  ct_terminal.frame_is_dirty = true;
}

void ct_redraw(void) {
  clearok(curscr, TRUE);
  ct_terminal.frame_is_dirty = true;
}

void ct_flush(void) {
  if (!ct_terminal.is_open || !ct_terminal.frame_is_dirty) return;
  /* Another thread has met a fatal signal and given the terminal back. */
  if (!ct_restore_is_armed()) return;
  ct_terminal.frame_is_dirty = false;
  if (cursor_was_visible && !cursor_is_visible) curs_set(0);
  /* Without a place it is left where it is, or moving it would cost bytes. */
  leaveok(stdscr, cursor_row < 0);
  if (cursor_row >= 0) wmove(stdscr, cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  doupdate();
  if (cursor_is_visible && !cursor_was_visible) curs_set(1);
  cursor_was_visible = cursor_is_visible;
}

/* After the screen was left and entered again, the cursor shows whatever we did before. */
void ct_draw_prepare_screen(void) {
  curs_set(0);
  cursor_was_visible = false;
  ct_redraw();
}
