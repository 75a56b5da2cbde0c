#include "internal.h"

#include <string.h>

/*
 * Leaving the screen to others and taking it again, with the modes that ncurses does not set.
 */

static void send(const char *sequence) {
  ct_write_all(ct_terminal.output_fd, sequence, strlen(sequence));
}

void ct_leave_screen(void) {
  if (ct_terminal.is_left) return;
  ct_terminal.is_left = true;
  send(CT_PASTE_MARKS_OFF);
  if (ct_terminal.mouse) send(CT_MOUSE_OFF);
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
  send(CT_PASTE_MARKS_ON);
  if (ct_terminal.mouse) send(CT_MOUSE_ON);
}

void ct_set_mouse(bool on) {
  if (!ct_terminal.is_open || ct_terminal.mouse == on) return;
  ct_terminal.mouse = on;
  if (!ct_terminal.is_left && ct_restore_is_armed()) send(on ? CT_MOUSE_ON : CT_MOUSE_OFF);
}

void ct_ask_background(void) {
  if (ct_terminal.is_open && ct_terminfo_answers_questions()) send("\033]11;?\033\\");
}
