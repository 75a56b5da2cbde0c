#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The terminal, without any name of ncurses in sight: ncurses is included by the sources beside
 * this header and by nothing else.
 *
 * One thread, the main thread, may call these functions; ct_wake and ct_emergency_restore may be
 * called from anywhere, also from signal handlers.
 */

/* What ct_open answers. */
enum {
  CT_OK = 0,
  CT_NOT_A_TTY = -1,      /* input or output is no terminal */
  CT_UNKNOWN_TERM = -2,   /* TERM is unset or in no terminfo database */
  CT_DUMB_TERM = -3,      /* TERM names a terminal that cannot place the cursor */
  CT_ALREADY_OPEN = -4,   /* there is one terminal, and it has an owner */
  CT_SYSTEM_ERROR = -5    /* the system refused a file descriptor or memory */
};

typedef struct {
  const char *term;        /* NULL: the environment's TERM */
  int32_t maximum_colors;  /* 0: no colours; otherwise no more than so many */
  int32_t maximum_rows;    /* of a larger window, so many rows at its top are used */
  int32_t maximum_columns; /* and so many columns at its left */
  bool mouse;              /* report clicks and the wheel */
} ct_options;

/* One character position; see Screen's Cell, which lies in memory like this. */
typedef struct {
  uint32_t scalar;
  uint16_t style;
  uint8_t width;           /* 1, 2, or 0 for the second half of a double-width character */
  uint8_t reserved;
} ct_cell;

/* A colour: an index of the palette, or the terminal's own colour. */
enum { CT_DEFAULT_COLOR = -1 };

enum { CT_BOLD = 1, CT_UNDERLINE = 4, CT_REVERSE = 8 };

typedef struct {
  int32_t foreground;
  int32_t background;
  uint32_t attributes;
} ct_style;

typedef struct {
  int32_t rows;
  int32_t columns;
  int32_t colors;          /* 0, 8, 16, 88, 256 */
  bool is_utf8;            /* characters outside ASCII can be shown */
  bool is_linux_console;   /* and of those only the few in a font of 256 or 512 glyphs */
} ct_info;

/* What ct_next_event answers in kind. */
enum {
  CT_EVENT_NONE = 0,       /* the time is over */
  CT_EVENT_INPUT,          /* bytes from the keyboard or the mouse: ct_input */
  CT_EVENT_RESIZE,         /* row, column: the new size */
  CT_EVENT_RESUMED,        /* stopped, and going on; everything has to be drawn again */
  CT_EVENT_WAKE,           /* ct_wake was called */
  CT_EVENT_TERMINATE       /* code: the signal */
};

typedef struct {
  int32_t kind;
  int32_t code;
  int32_t row;
  int32_t column;
} ct_event;

/* Chooses the locale: the environment's; C.UTF-8 where the environment names none, or one that
   is not installed but would be UTF-8. True if characters outside ASCII can be shown. */
bool ct_prepare_locale(void);

/* Takes the terminal over: alternate screen, raw mode, signal handlers, standard error kept
   aside. Whatever ends the process later, the terminal is restored; only SIGKILL cannot be
   caught. Returns CT_OK or an error, and has changed nothing in case of an error. */
int ct_open(const ct_options *options);

/* Gives the terminal back and prints what was written to standard error meanwhile. */
void ct_close(void);

ct_info ct_get_info(void);

/* Gives a style identifier below 4096 its look, to be used by cells put later. */
void ct_define_style(uint16_t identifier, ct_style style);

/* Puts a run of cells on the next frame; one call for each changed run is the fast way. */
void ct_put(int row, int column, const ct_cell *cells, int count);

/* Puts the cursor there on the next frame, for what follows it: a reader of the screen, a
   magnifying glass. It shows only if is_visible. A negative row leaves it where it is, hidden. */
void ct_set_cursor(int row, int column, bool is_visible);

/* Forgets what the screen shows, so that the next frame is drawn in full. */
void ct_redraw(void);

/* Sends the frame: what differs from the screen, and nothing if nothing differs. */
void ct_flush(void);

/* Waits for an event, timeout_ms at most, for ever if that is negative. */
void ct_next_event(ct_event *event, int timeout_ms);

/* The bytes of the input event just returned, valid until the next event. */
const uint8_t *ct_input(size_t *length);

/* What the terminal sends for the key of a terminfo capability such as "kcuu1"; NULL if its
   description does not say. */
const char *ct_key_bytes(const char *capability);

/* Asks the terminal for the colour of its background, where it is known to understand; the
   answer, if there is one, comes as input. */
void ct_ask_background(void);

/* Begins or ends to report clicks and the wheel. */
void ct_set_mouse(bool on);

/* Gives the terminal back, stops the process group as Ctrl-Z does, takes the terminal again. */
void ct_suspend(void);

/* Makes ct_next_event return. From any thread. */
void ct_wake(void);

/* Ends the process by a signal, so that the parent sees which; restores the terminal first. */
_Noreturn void ct_die_by_signal(int signal_number);

/* Restores the terminal with nothing but async-signal-safe calls; harmless if done already. */
void ct_emergency_restore(void);

#endif
