#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* Defines hundreds of ordinary words as macros, hence included here and nowhere else. */
#include <term.h>

/*
 * The description of the terminal.
 */

/* Terminals that Debian's ncurses-base does not know, although they do what xterm does. */
static bool behaves_like_xterm(const char *term) {
  static const char *const names[] = {"alacritty", "foot",    "kitty",  "ghostty", "wezterm",
                                      "contour",   "konsole", "mlterm", "rio",     "vte",
                                      "gnome",     "iterm"};
  if (strncmp(term, "xterm-", 6) == 0) return true;
  for (size_t index = 0; index < sizeof names / sizeof names[0]; index++) {
    size_t length = strlen(names[index]);
    if (strncmp(term, names[index], length) == 0 &&
        (term[length] == '\0' || term[length] == '-')) {
      return true;
    }
  }
  return false;
}

/* Chooses the name to open the terminal by, and makes sure that it can place the cursor. Asked
   before newterm, which accepts terminals it cannot draw on. */
int ct_terminfo_choose(const char **term, int output_fd) {
  if (*term == NULL) *term = getenv("TERM");
  if (*term == NULL || **term == '\0') return CT_UNKNOWN_TERM;
  int problem = 0;
  if (setupterm(*term, output_fd, &problem) != OK) {
    if (!behaves_like_xterm(*term)) return CT_UNKNOWN_TERM;
    *term = "xterm-256color";
    if (setupterm(*term, output_fd, &problem) != OK) return CT_UNKNOWN_TERM;
  }
  bool can_place_cursor = ct_terminfo_string("cup") != NULL;
  del_curterm(cur_term);
  return can_place_cursor ? CT_OK : CT_DUMB_TERM;
}

const char *ct_terminfo_string(const char *capability) {
  const char *text = tigetstr(capability);
  return text == (const char *)-1 ? NULL : text;
}

int ct_terminfo_number(const char *capability) { return tigetnum(capability); }
