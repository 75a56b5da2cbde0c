#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Signals become bytes in a pipe that the event loop reads, so that the program ends and stops in
 * an orderly way. Signals that mean a broken program, or that the kernel may send in the middle
 * of a system call that cannot go on, restore the terminal on the spot.
 */

volatile sig_atomic_t ct_wake_write = -1;

/* What is done about a signal. SIGKILL and SIGSTOP cannot be caught; what is ignored by default
   (SIGCHLD, SIGURG) and what stops a background job (SIGTTIN, SIGTTOU) is left alone. */
typedef enum { LEFT_ALONE = 0, NOTED, ENDS_IN_ORDER, ENDS_AT_ONCE } treatment;

static treatment treatment_of(int number) {
  switch (number) {
  case SIGWINCH: case SIGTSTP: case SIGCONT:
    return NOTED;
  case SIGHUP: case SIGINT: case SIGTERM: case SIGUSR1: case SIGUSR2: case SIGPIPE: case SIGALRM:
  case SIGVTALRM: case SIGPROF: case SIGIO: case SIGPWR: case SIGXCPU:
    return ENDS_IN_ORDER;
  case SIGILL: case SIGTRAP: case SIGABRT: case SIGSEGV: case SIGBUS: case SIGFPE: case SIGQUIT:
  case SIGSYS: case SIGXFSZ:
    return ENDS_AT_ONCE;
#ifdef SIGSTKFLT
  case SIGSTKFLT:
    return ENDS_AT_ONCE;
#endif
  default:
    return number >= SIGRTMIN && number <= SIGRTMAX ? ENDS_IN_ORDER : LEFT_ALONE;
  }
}

enum { SIGNAL_LIMIT = 65 };

static struct sigaction before[SIGNAL_LIMIT];
static bool is_taken[SIGNAL_LIMIT];
static bool backtrace_is_wanted;
/* Which signals asked the program to end, and whether any did. */
static volatile sig_atomic_t is_asked[SIGNAL_LIMIT];
static volatile sig_atomic_t end_is_near;

static void send(char byte) {
  int saved_error = errno;
  /* The pipe does not block: if it is full, the loop has enough to wake up for. */
  if (ct_wake_write >= 0 && write(ct_wake_write, &byte, 1) < 0) {
  }
  errno = saved_error;
}

void ct_wake(void) { send(CT_PIPE_WAKE); }

void ct_signals_die_by_default(int signal_number) {
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
    if (is_asked[signal_number]) {
      ct_emergency_restore();
      ct_signals_die_by_default(signal_number);
    }
    is_asked[signal_number] = end_is_near = 1;
    send((char)signal_number);
  }
}

static void on_fatal_signal(int signal_number, siginfo_t *info, void *context) {
  (void)context;
  bool was_sent = info->si_code <= 0 || signal_number == SIGQUIT;
  /* Whoever started us wants it ignored if somebody sends it. A fault, and abort(), cannot be. */
  bool was_ignored = before[signal_number].sa_handler == SIG_IGN;
  if (was_ignored && was_sent && info->si_pid != getpid()) return;
  ct_emergency_restore();
  if (backtrace_is_wanted && !was_ignored) {
    sigaction(signal_number, &before[signal_number], NULL);
  } else {
    /* Swift's backtracer would ask for a key and wait half a minute for it. */
    signal(signal_number, SIG_DFL);
  }
  /* A trap is executed again on return and then takes its course; what else there is would be
     lost: a signal that was sent, SIGABRT, and what is no fault of an instruction. */
  if (was_sent || signal_number == SIGABRT || signal_number == SIGXFSZ ||
      signal_number == SIGSYS) {
    raise(signal_number);
  }
}

bool ct_signals_open(void) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  ct_terminal.wake_read = ends[0];
  ct_wake_write = ends[1];
  const char *wanted = getenv("FOLIOSCOPE_BACKTRACE");
  backtrace_is_wanted = wanted != NULL && strcmp(wanted, "1") == 0;
  for (int number = 0; number < SIGNAL_LIMIT; number++) is_asked[number] = 0;
  end_is_near = 0;
  return true;
}

/* A stack of its own, because running out of stack is one of the ways to die. */
static void install_alternate_stack(void) {
  static char *alternate_stack;
  enum { ALTERNATE_STACK_SIZE = 64 * 1024 };
  if (alternate_stack == NULL) alternate_stack = malloc(ALTERNATE_STACK_SIZE);
  if (alternate_stack == NULL) return;
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = ALTERNATE_STACK_SIZE};
  sigaltstack(&stack, NULL);
}

/* Takes one signal over, unless whoever started us wants it ignored (nohup, a shell without job
   control) or something in this process handles it already (a profiler). */
static void take(int number, treatment treatment) {
  if (sigaction(number, NULL, &before[number]) != 0) return;
  bool is_free = before[number].sa_handler == SIG_DFL;
  if (treatment == ENDS_IN_ORDER && !is_free) return;
  if (treatment == NOTED && before[number].sa_handler == SIG_IGN && number != SIGWINCH) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  if (treatment == ENDS_AT_ONCE) {
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    action.sa_sigaction = on_fatal_signal;
  } else {
    sigfillset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    action.sa_handler = on_polite_signal;
  }
  is_taken[number] = sigaction(number, &action, NULL) == 0;
}

void ct_signals_install(void) {
  install_alternate_stack();
  for (int number = 1; number < SIGNAL_LIMIT; number++) {
    treatment treatment = treatment_of(number);
    if (treatment != LEFT_ALONE) take(number, treatment);
  }
}

void ct_signals_remove(void) {
  for (int number = 1; number < SIGNAL_LIMIT; number++) {
    if (is_taken[number]) sigaction(number, &before[number], NULL);
    is_taken[number] = false;
  }
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

bool ct_signals_end_is_near(void) { return end_is_near != 0; }
