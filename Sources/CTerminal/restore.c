#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Giving the terminal back when the program cannot do it in an orderly way: from a fatal signal,
 * or from exit() called anywhere. Everything needed is computed while all is well; afterwards
 * only write, tcsetattr, lseek, read and dup2 are called.
 */

static struct termios original_modes;
static char sequence[1024];
static size_t sequence_length;
static volatile sig_atomic_t is_armed;

static int diverted_stderr = -1;   /* a memory file, standing in for standard error */
static int real_stderr = -1;       /* where standard error went before */

void ct_write_all(int fd, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

/* Appends a terminfo string, leaving out padding such as $<5>. */
static void append(const char *text) {
  if (text == NULL) return;
  for (const char *from = text; *from != '\0' && sequence_length < sizeof sequence; from++) {
    if (from[0] == '$' && from[1] == '<') {
      const char *end = strchr(from, '>');
      if (end != NULL) {
        from = end;
        continue;
      }
    }
    sequence[sequence_length++] = *from;
  }
}

bool ct_restore_prepare(const struct termios *original) {
  original_modes = *original;
  sequence_length = 0;
  append(CT_PASTE_MARKS_OFF);
  append(CT_MOUSE_OFF);
  append(ct_terminfo_string("sgr0"));
  append(ct_terminfo_string("cnorm"));
  append(ct_terminfo_string("rmkx"));
  append(ct_terminfo_string("rmcup"));
  static bool is_registered = false;
  if (!is_registered) is_registered = atexit(ct_emergency_restore) == 0;
  return is_registered;
}

void ct_restore_arm(void) { is_armed = 1; }

bool ct_restore_is_armed(void) { return is_armed; }

void ct_restore_disarm(void) { is_armed = 0; }

void ct_emergency_restore(void) {
  if (!is_armed) return;
  is_armed = 0;
  int saved_error = errno;
  ct_write_all(ct_terminal.output_fd, sequence, sequence_length);
  /* Now and not after draining: a terminal that no longer reads must not hold us back. */
  tcsetattr(ct_terminal.input_fd, TCSANOW, &original_modes);
  ct_stderr_return();
  errno = saved_error;
}

/* Words written to standard error while the screen is ours would spoil the screen, and the last
   words of a dying program would vanish with the alternate screen. They go to a memory file. */
void ct_stderr_divert(void) {
  if (diverted_stderr >= 0 || !isatty(STDERR_FILENO)) return;
  diverted_stderr = memfd_create("standard error", MFD_CLOEXEC);
  if (diverted_stderr < 0) return;
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (real_stderr < 0 || dup2(diverted_stderr, STDERR_FILENO) < 0) {
    close(diverted_stderr);
    if (real_stderr >= 0) close(real_stderr);
    diverted_stderr = real_stderr = -1;
  }
}

void ct_stderr_return(void) {
  if (diverted_stderr < 0) return;
  dup2(real_stderr, STDERR_FILENO);
  lseek(diverted_stderr, 0, SEEK_SET);
  char buffer[4096];
  ssize_t length;
  while ((length = read(diverted_stderr, buffer, sizeof buffer)) > 0) {
    ct_write_all(STDERR_FILENO, buffer, (size_t)length);
  }
  close(diverted_stderr);
  close(real_stderr);
  diverted_stderr = real_stderr = -1;
}
