#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/*
 * Events: bytes of the self-pipe first, then what is typed, then waiting for either. Nothing
 * here ticks: without an event the process sleeps.
 */

/* A paste whose end mark got lost ends after this pause. */
enum { PASTE_PAUSE_MS = 1000 };

static bool resize_is_due;
static int reported_rows, reported_columns;

void ct_events_prepare(void) {
  resize_is_due = false;
  reported_rows = getmaxy(stdscr);
  reported_columns = getmaxx(stdscr);
}

static bool read_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(ct_terminal.output_fd, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

/* Tells ncurses the size of the terminal; true if it is news. Whether ncurses knew already says
   nothing: it looks for itself at times. */
static bool adopt_size(ct_event *event) {
  int rows, columns;
  if (!read_size(&rows, &columns)) return false;
  if (is_term_resized(rows, columns)) resizeterm(rows, columns);
  if (rows == reported_rows && columns == reported_columns) return false;
  reported_rows = rows;
  reported_columns = columns;
  ct_redraw();
  event->kind = CT_EVENT_RESIZE;
  event->row = rows;
  event->column = columns;
  return true;
}

/* Takes the terminal again. Its size may have changed while others were told of it. */
static void come_back(void) {
  ct_enter_screen();
  resize_is_due = true;
}

void ct_suspend(void) {
  if (!ct_terminal.is_open) return;
  ct_leave_screen();
  ct_signals_stop_group();
  /* Woken up to end: do not touch a terminal that others may be using by now. */
  if (!ct_signals_end_is_near()) come_back();
}

/* Turns one byte of the self-pipe into an event. */
static bool signalled_event(ct_event *event) {
  char byte;
  while (read(ct_terminal.wake_read, &byte, 1) == 1) {
    memset(event, 0, sizeof *event);
    switch (byte) {
    case CT_PIPE_RESIZE:
      if (adopt_size(event)) return true;
      break;
    case CT_PIPE_STOP:
      ct_suspend();
      if (ct_terminal.is_left) break;
      event->kind = CT_EVENT_RESUMED;
      return true;
    case CT_PIPE_CONTINUE:
      /* Stopped by SIGSTOP, which nobody is told of: the terminal may be in any state. */
      ct_leave_screen();
      come_back();
      event->kind = CT_EVENT_RESUMED;
      return true;
    case CT_PIPE_WAKE:
      event->kind = CT_EVENT_WAKE;
      return true;
    default:
      event->kind = CT_EVENT_TERMINATE;
      event->code = byte;
      return true;
    }
  }
  return false;
}

void ct_next_event(ct_event *event, int timeout_ms) {
  memset(event, 0, sizeof *event);
  if (!ct_terminal.is_open) return;
  for (;;) {
    if (signalled_event(event)) return;
    if (resize_is_due) {
      resize_is_due = false;
      if (adopt_size(event)) return;
    }
    if (ct_keys_next(event)) return;
    memset(event, 0, sizeof *event);

    struct pollfd sources[2] = {{.fd = ct_terminal.wake_read, .events = POLLIN},
                                {.fd = ct_terminal.input_fd, .events = POLLIN}};
    int patience = timeout_ms;
    bool ends_paste = ct_keys_are_pasting() && (patience < 0 || patience > PASTE_PAUSE_MS);
    if (ends_paste) patience = PASTE_PAUSE_MS;
    int ready = poll(sources, 2, patience);
    if (ready < 0 && errno != EINTR) ready = 0;
    if (ready == 0) {
      if (ends_paste) ct_keys_end_paste(event);
      return;
    }
    int waiting = 0;
    bool is_at_end = (sources[1].revents & POLLIN) &&
                     ioctl(ct_terminal.input_fd, FIONREAD, &waiting) == 0 && waiting == 0;
    if (ready > 0 && ((sources[1].revents & (POLLHUP | POLLERR | POLLNVAL)) || is_at_end)) {
      event->kind = CT_EVENT_TERMINATE;
      event->code = SIGHUP;
      return;
    }
  }
}
