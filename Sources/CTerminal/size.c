#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

/*
 * The size of the screen. The window's real size comes first; LINES and COLUMNS of the environment
 * count only where the terminal does not know its own, as on a serial line, and what the terminal
 * description says only where the environment is silent.
 */

enum { ORDINARY_ROWS = 24, ORDINARY_COLUMNS = 80 };

static int from_environment(const char *name) {
  const char *text = getenv(name);
  if (text == NULL) return 0;
  char *end;
  long value = strtol(text, &end, 10);
  return end == text || *end != '\0' || value <= 0 ? 0 : value > 65535 ? 65535 : (int)value;
}

static int first_positive(int window, const char *variable, int described, int ordinary) {
  if (window > 0) return window;
  int value = from_environment(variable);
  if (value > 0) return value;
  return described > 0 ? described : ordinary;
}

static int at_most(int value, int maximum) {
  return maximum > 0 && value > maximum ? maximum : value;
}

static ct_size size_now(void) {
  struct winsize window = {0};
  if (ioctl(ct_terminal.output_fd, TIOCGWINSZ, &window) != 0) window.ws_row = window.ws_col = 0;
  ct_size described = ct_terminal.described_size;
  int rows = first_positive(window.ws_row, "LINES", described.rows, ORDINARY_ROWS);
  int columns = first_positive(window.ws_col, "COLUMNS", described.columns, ORDINARY_COLUMNS);
  return (ct_size){.rows = at_most(rows, ct_terminal.maximum_rows),
                   .columns = at_most(columns, ct_terminal.maximum_columns)};
}

/*
 * ncurses looks for the size itself, in newterm and whenever it takes the screen again. It believes
 * LINES and COLUMNS more than the window, and makes room for a window of any size. So the two
 * variables say what we found for as long as the screen is ours.
 */

typedef struct {
  const char *name;
  char *before;
  bool is_ours;
} variable;

static variable lines = {.name = "LINES"}, columns = {.name = "COLUMNS"};

static void say(variable *variable, int value) {
  if (!variable->is_ours) {
    const char *before = getenv(variable->name);
    variable->before = before == NULL ? NULL : strdup(before);
    variable->is_ours = true;
  }
  char text[16];
  snprintf(text, sizeof text, "%d", value);
  setenv(variable->name, text, 1);
}

static void put_back(variable *variable) {
  if (!variable->is_ours) return;
  if (variable->before == NULL) unsetenv(variable->name);
  else setenv(variable->name, variable->before, 1);
  free(variable->before);
  variable->before = NULL;
  variable->is_ours = false;
}

void ct_size_prepare(void) {
  ct_terminal.size = size_now();
  say(&lines, ct_terminal.size.rows);
  say(&columns, ct_terminal.size.columns);
  use_env(TRUE);
  use_tioctl(FALSE);
}

void ct_size_forget(void) {
  put_back(&lines);
  put_back(&columns);
}

bool ct_size_adopt(void) {
  ct_size old = ct_terminal.size;
  /* What was said before is no longer the environment's. */
  ct_size_forget();
  ct_size_prepare();
  ct_size new = ct_terminal.size;
  /* Whether ncurses knew already says nothing: it looks for itself at times. */
  if (is_term_resized(new.rows, new.columns)) resizeterm(new.rows, new.columns);
  return new.rows != old.rows || new.columns != old.columns;
}
