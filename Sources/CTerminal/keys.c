#include "internal.h"

#include <stdlib.h>
#include <string.h>

/*
 * What is typed: characters, escape sequences, pasted text and the mouse.
 */

enum {
  KEY_PASTE_BEGIN = 0x3001,
  KEY_PASTE_END = 0x3002,
  ESCAPE = 27,
  ESCAPE_DELAY_MS = 25,
  PASTE_LIMIT = 1 << 20
};

static char *paste;
static size_t paste_length, paste_capacity;
static bool is_pasting;

/* A character of which not all bytes have come. */
static uint32_t partial;
static int missing_bytes;

void ct_keys_prepare(void) {
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  intrflush(stdscr, FALSE);
  set_escdelay(ESCAPE_DELAY_MS);
  define_key("\033[200~", KEY_PASTE_BEGIN);
  define_key("\033[201~", KEY_PASTE_END);
  if (ct_terminal.mouse) {
    mouseinterval(0);
    mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON2_PRESSED | BUTTON2_RELEASED |
                  BUTTON3_PRESSED | BUTTON3_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED,
              NULL);
  }
  is_pasting = false;
  missing_bytes = 0;
}

/* Adds a byte of UTF-8; true if it completes a character. ncurses would do this too, but after
   a byte that is no UTF-8 it throws away what was typed behind it. */
static bool complete_character(int byte, uint32_t *character) {
  if (byte < 0x80) {
    missing_bytes = 0;
    *character = (uint32_t)byte;
    return true;
  }
  if (byte < 0xC0) {
    if (missing_bytes == 0) return false;
    partial = partial << 6 | (uint32_t)(byte & 0x3F);
    *character = partial;
    return --missing_bytes == 0 && partial >= 0x80 && partial <= 0x10FFFF;
  }
  missing_bytes = byte >= 0xF8 ? 0 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
  partial = (uint32_t)byte & (0x3F >> missing_bytes);
  return false;
}

/* Reads one key without waiting: false if there is none. Escape sequences are waited for, for
   ESCAPE_DELAY_MS. */
static bool read_key(uint32_t *key, bool *is_function_key) {
  int answer;
  while ((answer = wgetch(stdscr)) != ERR) {
    *is_function_key = answer > 0xFF;
    if (*is_function_key) {
      missing_bytes = 0;
      *key = (uint32_t)answer;
      return true;
    }
    if (complete_character(answer, key)) return true;
  }
  return false;
}

/* UTF-8 whatever the locale: Swift's strings are. */
static size_t encode(uint32_t character, char bytes[4]) {
  if (character < 0x80) {
    bytes[0] = (char)character;
    return 1;
  }
  size_t length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  for (size_t index = length - 1; index > 0; index--) {
    bytes[index] = (char)(0x80 | (character & 0x3F));
    character >>= 6;
  }
  bytes[0] = (char)(0xF00 >> length | character);
  return length;
}

static void paste_append(uint32_t character) {
  char bytes[4];
  size_t length = encode(character == '\r' ? '\n' : character, bytes);
  if (paste_length + length > PASTE_LIMIT) return;
  if (paste_length + length > paste_capacity) {
    size_t capacity = paste_capacity == 0 ? 1024 : paste_capacity * 2;
    char *larger = realloc(paste, capacity);
    if (larger == NULL) return;
    paste = larger;
    paste_capacity = capacity;
  }
  memcpy(paste + paste_length, bytes, length);
  paste_length += length;
}

const char *ct_paste_text(size_t *length) {
  *length = paste_length;
  return paste;
}

/* Swallows the rest of a sequence that no terminfo entry explains, so that its letters are not
   taken for commands. True if there was something to swallow. */
static bool swallow_sequence(uint32_t introducer) {
  uint32_t key;
  bool is_function_key, found = false;
  while (read_key(&key, &is_function_key)) {
    found = true;
    if (is_function_key) break;
    if (introducer == '[' || introducer == 'O') {
      if (key >= 0x40 && key <= 0x7E) break;
    } else if (key == 7 || key == '\\') {
      break;
    }
  }
  return found;
}

static bool escape_event(ct_event *event) {
  uint32_t next;
  bool is_function_key;
  event->kind = CT_EVENT_CHARACTER;
  event->code = ESCAPE;
  if (!read_key(&next, &is_function_key)) return true;
  if (is_function_key || next == ESCAPE) {
    /* Two keys; the second is read again. */
    ungetch((int)next);
    return true;
  }
  bool introduces = next == '[' || next == 'O' || next == ']' || next == 'P' || next == '_';
  if (introduces && swallow_sequence(next)) return false;
  event->code = (int32_t)next;
  event->alt = true;
  return true;
}

static bool mouse_event(ct_event *event) {
  MEVENT mouse;
  if (getmouse(&mouse) != OK) return false;
  event->kind = CT_EVENT_MOUSE;
  event->row = mouse.y;
  event->column = mouse.x;
  if (mouse.bstate & BUTTON4_PRESSED) {
    event->code = CT_MOUSE_WHEEL_UP;
  } else if (mouse.bstate & BUTTON5_PRESSED) {
    event->code = CT_MOUSE_WHEEL_DOWN;
  } else if (mouse.bstate & (BUTTON1_PRESSED | BUTTON2_PRESSED | BUTTON3_PRESSED)) {
    event->code = CT_MOUSE_PRESS;
  } else if (mouse.bstate & (BUTTON1_RELEASED | BUTTON2_RELEASED | BUTTON3_RELEASED)) {
    event->code = CT_MOUSE_RELEASE;
  } else {
    return false;
  }
  mmask_t second = BUTTON2_PRESSED | BUTTON2_RELEASED, third = BUTTON3_PRESSED | BUTTON3_RELEASED;
  event->button = mouse.bstate & third ? 3 : mouse.bstate & second ? 2 : 1;
  return true;
}

bool ct_keys_next(ct_event *event) {
  uint32_t key;
  bool is_function_key;
  while (read_key(&key, &is_function_key)) {
    memset(event, 0, sizeof *event);
    if (is_function_key && key == KEY_PASTE_BEGIN) {
      is_pasting = true;
      paste_length = 0;
    } else if (is_pasting) {
      if (is_function_key && key == KEY_PASTE_END) {
        is_pasting = false;
        event->kind = CT_EVENT_PASTE;
        return true;
      }
      if (!is_function_key) paste_append(key);
    } else if (is_function_key && key == KEY_MOUSE) {
      if (mouse_event(event)) return true;
    } else if (is_function_key) {
      event->kind = CT_EVENT_KEY;
      event->code = ct_key_code((int)key);
      if (event->code != 0) return true;
    } else if (key == ESCAPE) {
      if (escape_event(event)) return true;
    } else {
      event->kind = CT_EVENT_CHARACTER;
      event->code = (int32_t)key;
      return true;
    }
  }
  return false;
}

bool ct_keys_are_pasting(void) { return is_pasting; }

void ct_keys_end_paste(ct_event *event) {
  is_pasting = false;
  event->kind = CT_EVENT_PASTE;
}
