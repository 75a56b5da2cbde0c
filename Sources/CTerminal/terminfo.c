#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* Defines hundreds of ordinary words as macros, hence included here and nowhere else. */
#include <term.h>

/*
 * The description of the terminal.
 */

/* Whether a name is that of a family, or a variant of it as in "screen-16color" or
   "screen.xterm". */
static bool is_of(const char *term, const char *family) {
  size_t length = strlen(family);
  return strncmp(term, family, length) == 0 && strchr("-.+", term[length]) != NULL;
}

/* A terminal that does the same, for one that the database does not know: Debian's ncurses-base
   has few of them. NULL if there is none. */
static const char *stand_in(const char *term) {
  static const char *const like_xterm[] = {"xterm",   "alacritty", "foot",   "kitty",  "ghostty",
                                           "wezterm", "contour",   "konsole", "mlterm", "rio",
                                           "vte",     "gnome",     "iterm",  "iterm2", "putty",
                                           "st",      "stterm",    "mintty", "nsterm"};
  static const char *const families[] = {"screen", "tmux", "rxvt", "linux", "vt100", "vt220"};
  for (size_t index = 0; index < sizeof like_xterm / sizeof like_xterm[0]; index++) {
    if (is_of(term, like_xterm[index])) return "xterm-256color";
  }
  for (size_t index = 0; index < sizeof families / sizeof families[0]; index++) {
    if (is_of(term, families[index])) return families[index];
  }
  return NULL;
}

/* The number of colours that a name such as "xterm-16color" says; 0 if it says none. What stands
   in for it may have more. */
static int colors_in_name(const char *term) {
  const char *dash = strrchr(term, '-');
  if (dash == NULL) return 0;
  char *end;
  long colors = strtol(dash + 1, &end, 10);
  return end > dash + 1 && strcmp(end, "color") == 0 && colors > 0 && colors <= 256 ? (int)colors : 0;
}

/* The name the terminal was opened by. */
static const char *chosen;
/* The most colours that the name asked for allows, 0 for any number. */
static int color_limit;

static bool begins_with(const char *text, const char *beginning) {
  return text != NULL && strncmp(text, beginning, strlen(beginning)) == 0;
}

bool ct_terminfo_is_linux_console(void) { return begins_with(chosen, "linux"); }

/* Terminals that are known to answer, or to keep quiet. Others might print the question. */
bool ct_terminfo_answers_questions(void) {
  if (chosen == NULL) return false;
  const char *like = stand_in(chosen);
  return begins_with(chosen, "xterm") || begins_with(chosen, "tmux") ||
         begins_with(chosen, "rxvt") || (like != NULL && begins_with(like, "xterm"));
}

/* Chooses the name to open the terminal by, and makes sure that it can place the cursor. Asked
   before newterm, which accepts terminals it cannot draw on. */
int ct_terminfo_choose(const char **term, int output_fd) {
  if (*term == NULL) *term = getenv("TERM");
  if (*term == NULL || **term == '\0') return CT_UNKNOWN_TERM;
  color_limit = colors_in_name(*term);
  int problem = 0;
  if (setupterm(*term, output_fd, &problem) != OK) {
    *term = stand_in(*term);
    if (*term == NULL) return CT_UNKNOWN_TERM;
    if (setupterm(*term, output_fd, &problem) != OK) return CT_UNKNOWN_TERM;
  }
  chosen = *term;
  ct_terminal.described_size = (ct_size){tigetnum("lines"), tigetnum("cols")};
  bool can_place_cursor = ct_terminfo_string("cup") != NULL;
  del_curterm(cur_term);
  return can_place_cursor ? CT_OK : CT_DUMB_TERM;
}

const char *ct_terminfo_string(const char *capability) {
  const char *text = tigetstr(capability);
  return text == (const char *)-1 ? NULL : text;
}

const char *ct_key_bytes(const char *capability) {
  return ct_terminal.is_open ? ct_terminfo_string(capability) : NULL;
}

int ct_terminfo_colors(void) {
  int colors = tigetnum("colors");
  return color_limit > 0 && colors > color_limit ? color_limit : colors;
}

int ct_terminfo_number(const char *capability) { return tigetnum(capability); }
