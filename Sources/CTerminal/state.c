#include "internal.h"

ct_state ct_terminal = {.wake_read = -1};
