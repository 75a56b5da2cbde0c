#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

/* What the sources of the shim share: each uses only those above it in this list, and
   events.c and open.c come last. Included first, because the feature macros decide which
   ncurses is declared: without the wide one, WINDOW has another size than the library's. */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#define NCURSES_NOMACROS 1

#include "CTerminal.h"

#include <ncurses.h>
#include <signal.h>
#include <termios.h>

_Static_assert(NCURSES_WIDECHAR == 1, "the wide-character interface of ncurses is needed");
_Static_assert(sizeof(((cchar_t *)0)->chars) >= sizeof(wchar_t), "cchar_t holds wide characters");
_Static_assert(sizeof(ct_cell) == 8, "cells are eight bytes");

enum { CT_PIPE_RESIZE = 'W', CT_PIPE_WAKE = 'w', CT_PIPE_STOP = 'Z', CT_PIPE_CONTINUE = 'C' };

/* Modes that ncurses does not set. Clicks and the wheel (1000) are reported in decimal numbers: as
   xterm does (1006), or, by terminals that do not know that, as urxvt does (1015). The one asked
   for last counts. */
#define CT_MOUSE_ON "\033[?1000h\033[?1015h\033[?1006h"
#define CT_MOUSE_OFF "\033[?1006l\033[?1015l\033[?1000l"
#define CT_PASTE_MARKS_ON "\033[?2004h"
#define CT_PASTE_MARKS_OFF "\033[?2004l"

typedef struct {
  int rows;
  int columns;
} ct_size;

/* The one terminal. */
typedef struct {
  bool is_open;
  bool is_left;            /* given back for a while, between leaving and entering */
  SCREEN *screen;
  FILE *input;
  FILE *output;
  int input_fd;
  int output_fd;
  int wake_read;           /* the self-pipe */
  int colors;
  bool is_utf8;
  bool mouse;
  bool is_linux_console;
  bool frame_is_dirty;
  bool resize_is_due;      /* the size may have changed while others had the terminal */
  ct_size size;            /* as told last */
  ct_size described_size;  /* what the terminal's description says, 0 for nothing */
  int maximum_rows;
  int maximum_columns;
} ct_state;

extern ct_state ct_terminal;

/* The write end of the self-pipe, -1 while there is none. */
extern volatile sig_atomic_t ct_wake_write;

/* terminfo.c */
int ct_terminfo_choose(const char **term, int output_fd);
bool ct_terminfo_is_linux_console(void);
const char *ct_terminfo_string(const char *capability);
int ct_terminfo_number(const char *capability);
int ct_terminfo_colors(void);     /* no more than the terminal's name says */
bool ct_terminfo_answers_questions(void);

/* restore.c */
bool ct_restore_prepare(const struct termios *original);
void ct_restore_arm(void);        /* from now on the terminal needs restoring */
bool ct_restore_is_armed(void);
void ct_restore_disarm(void);     /* it has been restored in the ordinary way */
void ct_stderr_divert(void);
void ct_stderr_return(void);
void ct_write_all(int fd, const char *bytes, size_t length);

/* signals.c */
bool ct_signals_open(void);       /* the self-pipe */
void ct_signals_install(void);
void ct_signals_remove(void);
void ct_signals_close(void);
void ct_signals_stop_group(void);
void ct_signals_die_by_default(int signal_number);
bool ct_signals_end_is_near(void);  /* a signal that ends the program waits in the pipe */

/* draw.c */
void ct_draw_reset(int available_colors);
void ct_draw_prepare_screen(void);

/* size.c */
void ct_size_prepare(void);       /* finds the size, and makes newterm find the same */
bool ct_size_adopt(void);         /* tells ncurses; true if the size is news */
void ct_size_forget(void);        /* leaves the environment as it was */

/* screen.c */
void ct_leave_screen(void);
void ct_enter_screen(void);

/* open.c */
void ct_come_back(void);

#endif
