#include "internal.h"

#include <string.h>

/*
 * Leaving the screen to others and taking it again, with the modes that ncurses does not set.
 */

/* Clicks and the wheel (1000), reported in decimal numbers: as xterm does (1006), or, by terminals
   that do not know that, as urxvt does (1015). The one asked for last counts. */
static const char mouse_on[] = "\033[?1000h\033[?1015h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1015l\033[?1000l";
static const char paste_marks_on[] = "\033[?2004h";
static const char paste_marks_off[] = "\033[?2004l";

const char *const ct_screen_modes_off[] = {paste_marks_off, mouse_off, NULL};

static void send(const char *sequence) {
  ct_write_all(ct_terminal.output_fd, sequence, strlen(sequence));
}

void ct_leave_screen(void) {
  if (ct_terminal.is_left) return;
  ct_terminal.is_left = true;
  send(paste_marks_off);
  if (ct_terminal.mouse) send(mouse_off);
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
  send(paste_marks_on);
  if (ct_terminal.mouse) send(mouse_on);
}

void ct_set_mouse(bool on) {
  if (!ct_terminal.is_open || ct_terminal.mouse == on) return;
  ct_terminal.mouse = on;
  if (!ct_terminal.is_left && ct_restore_is_armed()) send(on ? mouse_on : mouse_off);
}

void ct_ask_background(void) {
  if (ct_terminal.is_open && ct_terminfo_answers_questions()) send("\033]11;?\033\\");
}
