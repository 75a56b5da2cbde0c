#include "internal.h"

#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/*
 * Taking the terminal over and giving it back.
 */

ct_state ct_terminal = {.wake_read = -1};

static bool codeset_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

static bool names_utf8(const char *locale_name) {
  return strcasestr(locale_name, "UTF-8") != NULL || strcasestr(locale_name, "UTF8") != NULL;
}

bool ct_prepare_locale(void) {
  if (setlocale(LC_CTYPE, "") != NULL && codeset_is_utf8()) return true;
  static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  const char *wanted = NULL;
  for (int index = 0; index < 3 && wanted == NULL; index++) {
    const char *value = getenv(variables[index]);
    if (value != NULL && *value != '\0') wanted = value;
  }
  /* Who asks for C, or for Latin-1, means it. */
  if (wanted != NULL && !names_utf8(wanted)) return false;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL && codeset_is_utf8();
}

static int open_screen(const char *term) {
  int input = fcntl(ct_terminal.input_fd, F_DUPFD_CLOEXEC, 3);
  int output = fcntl(ct_terminal.output_fd, F_DUPFD_CLOEXEC, 3);
  ct_terminal.input = input < 0 ? NULL : fdopen(input, "r");
  ct_terminal.output = output < 0 ? NULL : fdopen(output, "w");
  if (ct_terminal.input == NULL || ct_terminal.output == NULL) return CT_SYSTEM_ERROR;
  ct_terminal.screen = newterm(term, ct_terminal.output, ct_terminal.input);
  return ct_terminal.screen == NULL ? CT_UNKNOWN_TERM : CT_OK;
}

static void close_files(void) {
  if (ct_terminal.input != NULL) fclose(ct_terminal.input);
  if (ct_terminal.output != NULL) fclose(ct_terminal.output);
  ct_terminal.input = ct_terminal.output = NULL;
}

static int usable_colors(int maximum) {
  if (maximum <= 0 || !has_colors()) return 0;
  int available = ct_terminfo_number("colors");
  return available < maximum ? available : maximum;
}

int ct_open(const ct_options *options) {
  if (ct_terminal.is_open) return CT_ALREADY_OPEN;
  ct_terminal.input_fd = STDIN_FILENO;
  ct_terminal.output_fd = STDOUT_FILENO;
  struct termios original;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CT_NOT_A_TTY;
  if (tcgetattr(STDIN_FILENO, &original) != 0) return CT_NOT_A_TTY;

  ct_terminal.is_utf8 = ct_prepare_locale();
  const char *term = options->term;
  int problem = ct_terminfo_choose(&term, STDOUT_FILENO);
  if (problem != CT_OK) return problem;
  if (!ct_signals_open()) return CT_SYSTEM_ERROR;
  /* Before newterm: ncurses leaves signals alone that are handled already. Otherwise it would
     ignore SIGTSTP whenever it draws, and a stop asked for then would be lost. */
  ct_signals_install();
  problem = open_screen(term);
  if (problem != CT_OK) {
    close_files();
    ct_signals_remove();
    ct_signals_close();
    return problem;
  }

  ct_terminal.mouse = options->mouse;
  ct_terminal.is_open = true;
  ct_restore_prepare(&original);
  ct_restore_arm();
  ct_stderr_divert();
  ct_keys_prepare();
  ct_events_prepare();
  ct_terminal.colors = usable_colors(options->maximum_colors);
  ct_draw_reset(ct_terminal.colors);
  ct_enter_screen();
  return CT_OK;
}

/* Modes that ncurses does not know of. */
static void set_paste_marks(bool on) {
  const char *sequence = on ? "\033[?2004h" : "\033[?2004l";
  ct_write_all(ct_terminal.output_fd, sequence, strlen(sequence));
}

void ct_leave_screen(void) {
  if (ct_terminal.is_left) return;
  ct_terminal.is_left = true;
  set_paste_marks(false);
  endwin();
  ct_restore_disarm();
  ct_stderr_return();
}

void ct_enter_screen(void) {
  ct_terminal.is_left = false;
  ct_restore_arm();
  ct_stderr_divert();
  reset_prog_mode();
  ct_draw_prepare_screen();
  /* Takes the alternate screen if it was left. */
  ct_flush();
  set_paste_marks(true);
}

void ct_close(void) {
  if (!ct_terminal.is_open) return;
  ct_leave_screen();
  ct_signals_remove();
  ct_terminal.is_open = false;
  delscreen(ct_terminal.screen);
  close_files();
  ct_signals_close();
}

ct_info ct_get_info(void) {
  if (!ct_terminal.is_open) return (ct_info){0};
  return (ct_info){.rows = getmaxy(stdscr),
                   .columns = getmaxx(stdscr),
                   .colors = ct_terminal.colors,
                   .is_utf8 = ct_terminal.is_utf8};
}
