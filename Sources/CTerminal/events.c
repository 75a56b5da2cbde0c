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

static uint8_t typed[4096];
static size_t typed_length;

const uint8_t *ct_input(size_t *length) {
  *length = typed_length;
  return typed;
}

static bool resize_event(ct_event *event) {
  ct_terminal.resize_is_due = false;
  if (!ct_size_adopt()) return false;
  ct_redraw();
  event->kind = CT_EVENT_RESIZE;
  event->row = ct_terminal.size.rows;
  event->column = ct_terminal.size.columns;
  return true;
}

/* Turns one byte of the self-pipe into an event. */
static bool signalled_event(ct_event *event) {
  unsigned char byte;
  while (read(ct_terminal.wake_read, &byte, 1) == 1) {
    switch (byte) {
    case CT_PIPE_RESIZE:
      if (resize_event(event)) return true;
      break;
    case CT_PIPE_STOP:
      ct_suspend();
      if (ct_terminal.is_left) break;
      event->kind = CT_EVENT_RESUMED;
      return true;
    case CT_PIPE_CONTINUE:
      /* Stopped by SIGSTOP, which nobody is told of: the terminal may be in any state. */
      ct_leave_screen();
      ct_come_back();
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

/* Reads what was typed; false if the terminal is gone. */
static bool typed_event(ct_event *event) {
  ssize_t length;
  do {
    length = read(ct_terminal.input_fd, typed, sizeof typed);
  } while (length < 0 && errno == EINTR);
  if (length < 0 && errno == EAGAIN) length = 0;
  else if (length <= 0) return false;
  typed_length = (size_t)length;
  event->kind = length > 0 ? CT_EVENT_INPUT : CT_EVENT_NONE;
  return true;
}

void ct_next_event(ct_event *event, int timeout_ms) {
  memset(event, 0, sizeof *event);
  if (!ct_terminal.is_open) return;
  for (;;) {
    if (signalled_event(event)) return;
    if (ct_terminal.resize_is_due && resize_event(event)) return;

    struct pollfd sources[2] = {{.fd = ct_terminal.wake_read, .events = POLLIN},
                                {.fd = ct_terminal.input_fd, .events = POLLIN}};
    int ready = poll(sources, 2, timeout_ms);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return;
    if (sources[0].revents & POLLIN) continue;
    bool is_gone = (sources[1].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
    if ((sources[1].revents & POLLIN) && !is_gone) is_gone = !typed_event(event);
    if (is_gone) {
      event->kind = CT_EVENT_TERMINATE;
      event->code = SIGHUP;
    }
    return;
  }
}
