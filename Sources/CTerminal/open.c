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
  ct_size_prepare();
  ct_terminal.screen = newterm(term, ct_terminal.output, ct_terminal.input);
  /* The description has been found before, so that it is memory that is missing. */
  return ct_terminal.screen == NULL ? CT_SYSTEM_ERROR : CT_OK;
}

static void close_files(void) {
  if (ct_terminal.input != NULL) fclose(ct_terminal.input);
  if (ct_terminal.output != NULL) fclose(ct_terminal.output);
  ct_terminal.input = ct_terminal.output = NULL;
}

/* What ncurses is to do with the keyboard: nothing but its modes. */
static void set_keyboard_modes(void) {
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  intrflush(stdscr, FALSE);
}

static int usable_colors(int maximum) {
  if (maximum <= 0 || !has_colors()) return 0;
  int available = ct_terminfo_colors();
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
  ct_terminal.maximum_rows = options->maximum_rows;
  ct_terminal.maximum_columns = options->maximum_columns;
  if (!ct_signals_open()) return CT_SYSTEM_ERROR;
  /* Before newterm: ncurses leaves signals alone that are handled already. Otherwise it would
     ignore SIGTSTP whenever it draws, and a stop asked for then would be lost. */
  ct_signals_install();
  problem = open_screen(term);
  if (problem != CT_OK) {
    ct_size_forget();
    close_files();
    ct_signals_remove();
    ct_signals_close();
    return problem;
  }

  ct_terminal.mouse = options->mouse;
  ct_terminal.is_linux_console = ct_terminfo_is_linux_console();
  ct_terminal.resize_is_due = false;
  ct_terminal.is_open = true;
  ct_restore_prepare(&original);
  ct_restore_arm();
  ct_stderr_divert();
  set_keyboard_modes();
  ct_terminal.colors = usable_colors(options->maximum_colors);
  ct_draw_reset(ct_terminal.colors);
  ct_enter_screen();
  return CT_OK;
}

void ct_close(void) {
  if (!ct_terminal.is_open) return;
  ct_leave_screen();
  ct_signals_remove();
  ct_terminal.is_open = false;
  delscreen(ct_terminal.screen);
  ct_size_forget();
  close_files();
  ct_signals_close();
}

ct_info ct_get_info(void) {
  if (!ct_terminal.is_open) return (ct_info){0};
  return (ct_info){.rows = ct_terminal.size.rows,
                   .columns = ct_terminal.size.columns,
                   .colors = ct_terminal.colors,
                   .is_utf8 = ct_terminal.is_utf8,
                   .is_linux_console = ct_terminal.is_linux_console};
}

/* Takes the terminal again. Its size may have changed while others were told of it. */
void ct_come_back(void) {
  ct_enter_screen();
  ct_terminal.resize_is_due = true;
}

void ct_suspend(void) {
  if (!ct_terminal.is_open) return;
  ct_leave_screen();
  ct_signals_stop_group();
  /* Woken up to end: do not touch a terminal that others may be using by now. */
  if (!ct_signals_end_is_near()) ct_come_back();
}

_Noreturn void ct_die_by_signal(int signal_number) {
  if (ct_terminal.is_open) ct_close();
  ct_signals_die_by_default(signal_number);
  /* Only a signal that does not end a process by default brings us here. */
  _exit(128 + signal_number);
}
