#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Signals become bytes in a pipe that the event loop reads, so that the program ends and stops in
 * an orderly way. Signals that mean a broken program restore the terminal on the spot.
 */

volatile sig_atomic_t ct_wake_write = -1;

static const int polite_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT};
enum {
  POLITE_COUNT = sizeof polite_signals / sizeof polite_signals[0],
  FATAL_COUNT = sizeof fatal_signals / sizeof fatal_signals[0]
};

static struct sigaction polite_before[POLITE_COUNT];
static struct sigaction fatal_before[FATAL_COUNT];
static bool is_installed;
static bool backtrace_is_wanted;
/* One bit for each signal that asked the program to end. */
static volatile sig_atomic_t pending_ends;

static void send(char byte) {
  int saved_error = errno;
  /* The pipe does not block: if it is full, the loop has enough to wake up for. */
  if (ct_wake_write >= 0 && write(ct_wake_write, &byte, 1) < 0) {
  }
  errno = saved_error;
}

void ct_wake(void) { send(CT_PIPE_WAKE); }

static void die_by_default(int signal_number) {
  signal(signal_number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal_number);
  raise(signal_number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
}

static void on_polite_signal(int signal_number) {
  switch (signal_number) {
  case SIGWINCH: send(CT_PIPE_RESIZE); break;
  case SIGTSTP: send(CT_PIPE_STOP); break;
  case SIGCONT: send(CT_PIPE_CONTINUE); break;
  default:
    /* Asked a second time before the loop came round: the loop is stuck. */
    if (pending_ends & 1 << signal_number) {
      ct_emergency_restore();
      die_by_default(signal_number);
    }
    pending_ends |= 1 << signal_number;
    send((char)signal_number);
  }
}

static void on_fatal_signal(int signal_number, siginfo_t *info, void *context) {
  ct_emergency_restore();
  if (backtrace_is_wanted) {
    for (int index = 0; index < FATAL_COUNT; index++) {
      if (fatal_signals[index] == signal_number) {
        sigaction(signal_number, &fatal_before[index], NULL);
      }
    }
  } else {
    /* Swift's backtracer would ask for a key and wait half a minute for it. */
    signal(signal_number, SIG_DFL);
  }
  /* A trap is executed again on return and then takes its course; a signal that was sent, and
     SIGABRT, would be lost. */
  if (info->si_code <= 0 || signal_number == SIGABRT) raise(signal_number);
  (void)context;
}

bool ct_signals_open(void) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  ct_terminal.wake_read = ends[0];
  ct_wake_write = ends[1];
  const char *wanted = getenv("FOLIOSCOPE_BACKTRACE");
  backtrace_is_wanted = wanted != NULL && strcmp(wanted, "1") == 0;
  pending_ends = 0;
  return true;
}

void ct_signals_install(void) {
  /* A stack of its own, because running out of stack is one of the ways to die. */
  static char *alternate_stack;
  enum { ALTERNATE_STACK_SIZE = 64 * 1024 };
  if (alternate_stack == NULL) alternate_stack = malloc(ALTERNATE_STACK_SIZE);
  if (alternate_stack != NULL) {
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = ALTERNATE_STACK_SIZE};
    sigaltstack(&stack, NULL);
  }

  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigfillset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  action.sa_handler = on_polite_signal;
  for (int index = 0; index < POLITE_COUNT; index++) {
    sigaction(polite_signals[index], &action, &polite_before[index]);
    /* Whoever started us wants us to ignore it: nohup, or a shell without job control. */
    if (polite_before[index].sa_handler == SIG_IGN && polite_signals[index] != SIGWINCH) {
      sigaction(polite_signals[index], &polite_before[index], NULL);
    }
  }

  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  action.sa_sigaction = on_fatal_signal;
  for (int index = 0; index < FATAL_COUNT; index++) {
    sigaction(fatal_signals[index], &action, &fatal_before[index]);
  }
  is_installed = true;
}

void ct_signals_remove(void) {
  if (!is_installed) return;
  for (int index = 0; index < POLITE_COUNT; index++) {
    sigaction(polite_signals[index], &polite_before[index], NULL);
  }
  for (int index = 0; index < FATAL_COUNT; index++) {
    sigaction(fatal_signals[index], &fatal_before[index], NULL);
  }
  is_installed = false;
}

void ct_signals_close(void) {
  int write_end = ct_wake_write;
  ct_wake_write = -1;
  if (write_end >= 0) close(write_end);
  if (ct_terminal.wake_read >= 0) close(ct_terminal.wake_read);
  ct_terminal.wake_read = -1;
}

/* Stops the process group, as the terminal does when Ctrl-Z is typed, and returns when the
   process goes on. At once if nobody could continue it: where the signal is ignored, or in an
   orphaned process group, which the kernel refuses to stop. */
void ct_signals_stop_group(void) {
  struct sigaction by_default, on_stop, on_continue;
  memset(&by_default, 0, sizeof by_default);
  by_default.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, NULL, &on_stop);
  if (on_stop.sa_handler == SIG_IGN) return;
  sigaction(SIGTSTP, &by_default, NULL);
  /* The SIGCONT that ends this stop is no news. */
  sigaction(SIGCONT, &by_default, &on_continue);
  kill(0, SIGTSTP);
  sigaction(SIGCONT, &on_continue, NULL);
  sigaction(SIGTSTP, &on_stop, NULL);
}

bool ct_signals_end_is_near(void) { return pending_ends != 0; }

_Noreturn void ct_die_by_signal(int signal_number) {
  if (ct_terminal.is_open) ct_close();
  die_by_default(signal_number);
  /* Only a signal that does not end a process by default brings us here. */
  _exit(128 + signal_number);
}
