#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

static struct termios original, raw;
static atomic_bool has_original, has_raw, paste_is_on;
static _Atomic int activity = CLE_WORKING;
static atomic_bool is_evaluating, is_interrupted;
static _Atomic int interrupts, holds;
/// The exit code, or minus the signal, that is put off; zero for none.
static _Atomic int put_off;
static int signal_pipe[2] = {-1, -1};

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
#define CRASH_COUNT (sizeof crashes / sizeof *crashes)
static struct sigaction before_crash[CRASH_COUNT];

int cle_signal_pipe(void) { return signal_pipe[0]; }
void cle_set_activity(enum cle_activity now) { activity = (int)now; }

// ---- Modes of the terminal ----

/// A program in the background must not touch the terminal of the one in front.
static bool is_in_front(void) { return tcgetpgrp(STDIN_FILENO) == getpgrp(); }

static void restore(int when) {
  static const char sober[] = "\033[?2004l\033[0m\033[?25h";
  if (!has_original || !is_in_front()) return;
  if (paste_is_on) (void)!write(STDOUT_FILENO, sober, sizeof sober - 1);
  tcsetattr(STDIN_FILENO, when, &original);
}

void cle_terminal_restore(void) { restore(TCSADRAIN); }

void cle_terminal_never_wait(void) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) != 0) return;
  modes.c_cc[VMIN] = 0;
  modes.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
}

void cle_terminal_keep_raw(void) { has_raw = tcgetattr(STDIN_FILENO, &raw) == 0; }

void cle_terminal_resume(void) {
  static const char on[] = "\033[?2004h";
  if (!has_raw || !is_in_front()) return;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
  if (paste_is_on) (void)!write(STDOUT_FILENO, on, sizeof on - 1);
}

void cle_bracketed_paste(bool on) {
  paste_is_on = on;
  cle_write(on ? "\033[?2004h" : "\033[?2004l", 8);
}

// ---- Handlers: only calls that are safe in a signal handler ----

static void install(int number, void (*handler)(int), int flags, struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

static void wake(int number) {
  unsigned char byte = (unsigned char)number;
  (void)!write(signal_pipe[1], &byte, 1);
}

/// Ends the process with an exit code, or as signal `-how` does.
static void leave(int how) {
  if (holds > 0) {
    put_off = how;
    return;
  }
  restore(TCSANOW);
  if (how >= 0) _exit(how);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, -how);
  install(-how, SIG_DFL, 0, NULL);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL);
  raise(-how);
}

static void on_interrupt(void) {
  // The pager or the editor was meant.
  if (activity == CLE_CHILD_RUNS) return;
  is_interrupted = true;
  if (!is_evaluating) {
    wake(SIGINT);
  } else if (++interrupts >= 3) {
    leave(130);
  }
}

static void on_signal(int number) {
  int error = errno;
  switch (number) {
  case SIGINT: on_interrupt(); break;
  case SIGTERM:
  case SIGHUP: leave(-number); break;
  case SIGTSTP:
    if (activity == CLE_READING) {
      wake(number);
    } else {
      cle_stop_here();
    }
    break;
  default: wake(number); break;
  }
  errno = error;
}

void cle_stop_here(void) {
  struct termios modes;
  struct sigaction before;
  sigset_t stop, mask;
  bool is_known = activity != CLE_CHILD_RUNS && tcgetattr(STDIN_FILENO, &modes) == 0;
  if (is_known) restore(TCSANOW);
  install(SIGTSTP, SIG_DFL, 0, &before);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask);
  raise(SIGTSTP);
  // The process stood still here until it was told to go on.
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
  if (is_known && is_in_front()) tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  restore(TCSANOW);
  if (paste_is_on) (void)!write(STDOUT_FILENO, "\r\n", 2);
  for (size_t i = 0; i < CRASH_COUNT; i++) {
    if (crashes[i] == number) sigaction(number, &before_crash[i], NULL);
  }
  // A fault happens again as soon as this returns; one that was sent, or a trap, has to be raised.
  bool happens_again = info->si_code > 0 && number != SIGTRAP && number != SIGABRT;
  if (!happens_again) raise(number);
}

static void install_crash_handlers(void) {
  static char stack[64 * 1024];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack}, known;
  if (sigaltstack(NULL, &known) == 0 && (known.ss_flags & SS_DISABLE)) {
    sigaltstack(&alternate, NULL);
  }
  for (size_t i = 0; i < CRASH_COUNT; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_crash;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(crashes[i], &action, &before_crash[i]);
  }
}

bool cle_terminal_open(void) {
  static const int told[] = {SIGINT, SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP};
  if (signal_pipe[0] >= 0) return true;
  if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  has_original = tcgetattr(STDIN_FILENO, &original) == 0;
  if (has_original) {
    atexit(cle_terminal_restore);
    install_crash_handlers();
    install(SIGQUIT, SIG_IGN, 0, NULL);
  }
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
    // Without a terminal only Ctrl-C concerns this program.
    if (has_original || told[i] == SIGINT) install(told[i], on_signal, SA_RESTART, NULL);
  }
  install(SIGPIPE, SIG_IGN, 0, NULL);
  return true;
}

// ---- Interrupts ----

void cle_evaluation(bool begins) {
  unsigned char bytes[64];
  interrupts = 0;
  is_evaluating = begins;
  while (begins && signal_pipe[0] >= 0 && read(signal_pipe[0], bytes, sizeof bytes) > 0) {}
}

void cle_forget_interrupt(void) { is_interrupted = false; }

bool cle_interrupted(void) { return is_interrupted; }

void cle_hold_signals(bool hold) {
  if (hold) {
    holds++;
    return;
  }
  if (--holds > 0) return;
  int how = atomic_exchange(&put_off, 0);
  if (how != 0) leave(how);
}

// ---- Small things ----

bool cle_input_is_terminal(void) { return isatty(STDIN_FILENO) == 1; }
bool cle_is_terminal(void) { return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1; }

void cle_use_utf8(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

void cle_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written < 0) {
      if (errno == EINTR || errno == EAGAIN) continue;
      return;
    }
    bytes += written;
    count -= (size_t)written;
  }
}

void cle_window_size(int *columns, int *rows) {
  struct winsize size;
  bool is_known = ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0;
  *columns = is_known && size.ws_col > 0 ? size.ws_col : 80;
  *rows = is_known && size.ws_row > 0 ? size.ws_row : 24;
}

static locale_t utf8;
static void make_utf8(void) { utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

int cle_width(uint32_t scalar) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_utf8);
  // Widths are the C library's, but not those of the locale it happens to be in.
  locale_t before = utf8 == (locale_t)0 ? utf8 : uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  if (before != (locale_t)0) uselocale(before);
  return width;
}

const char *cle_environment(const char *name) { return getenv(name); }

uint64_t cle_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}
