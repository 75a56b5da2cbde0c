#include "internal.h"

#include <string.h>

/*
 * The keys that are no characters, by our own numbers.
 */

/* Keys with modifiers have names such as kRIT5; they act as the key without. */
static int32_t modified_key(int key) {
  static const struct {
    const char *name;
    int32_t code;
  } bases[] = {{"kRIT", CT_KEY_RIGHT}, {"kLFT", CT_KEY_LEFT},   {"kUP", CT_KEY_UP},
               {"kDN", CT_KEY_DOWN},   {"kHOM", CT_KEY_HOME},   {"kEND", CT_KEY_END},
               {"kDC", CT_KEY_DELETE}, {"kPRV", CT_KEY_PAGE_UP}, {"kNXT", CT_KEY_PAGE_DOWN}};
  const char *name = keyname(key);
  if (name == NULL) return 0;
  for (size_t index = 0; index < sizeof bases / sizeof bases[0]; index++) {
    size_t length = strlen(bases[index].name);
    if (strncmp(name, bases[index].name, length) == 0 && strlen(name) == length + 1) {
      return bases[index].code;
    }
  }
  return 0;
}

/* Our number for a key of ncurses, 0 for one that means nothing here. */
int32_t ct_key_code(int key) {
  switch (key) {
  case KEY_UP: case KEY_SR: return CT_KEY_UP;
  case KEY_DOWN: case KEY_SF: return CT_KEY_DOWN;
  case KEY_LEFT: case KEY_SLEFT: return CT_KEY_LEFT;
  case KEY_RIGHT: case KEY_SRIGHT: return CT_KEY_RIGHT;
  case KEY_HOME: case KEY_SHOME: case KEY_A1: return CT_KEY_HOME;
  case KEY_END: case KEY_SEND: case KEY_C1: case KEY_LL: return CT_KEY_END;
  case KEY_PPAGE: case KEY_A3: case KEY_SPREVIOUS: return CT_KEY_PAGE_UP;
  case KEY_NPAGE: case KEY_C3: case KEY_SNEXT: return CT_KEY_PAGE_DOWN;
  case KEY_IC: return CT_KEY_INSERT;
  case KEY_DC: case KEY_SDC: return CT_KEY_DELETE;
  case KEY_BACKSPACE: return CT_KEY_BACKSPACE;
  case KEY_ENTER: return CT_KEY_ENTER;
  case KEY_BTAB: return CT_KEY_BACK_TAB;
  default: break;
  }
  if (key > KEY_F0 && key <= KEY_F0 + 63) return CT_KEY_FUNCTION + key - KEY_F0;
  return modified_key(key);
}
