#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "CPseudoTerminal.h"

int cpt_open(int rows, int columns, char *name, size_t room) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (terminal < 0) return -1;
  if (grantpt(terminal) != 0 || unlockpt(terminal) != 0 || ptsname_r(terminal, name, room) != 0) {
    close(terminal);
    return -1;
  }
  cpt_resize(terminal, rows, columns);
  return terminal;
}

static void use_default_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/// Puts descriptors where a program expects them, and leaves no others open.
static void arrange(int input, int output, int error) {
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
}

/// Closes what was inherited, the three standard descriptors and two others apart.
static void close_all_but(int one, int other) {
  int low = one < other ? one : other, high = one < other ? other : one;
  close_range(3, (unsigned)low - 1, 0);
  if (high > low + 1) close_range((unsigned)low + 1, (unsigned)high - 1, 0);
  close_range((unsigned)high + 1, ~0u, 0);
}

/// Does what a shell does for one program in front, until it ends.
static void lead(
    int reports, int orders, const char *const arguments[], const char *const environment[]) {
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);
    signal(SIGTTOU, SIG_IGN);
    tcsetpgrp(STDIN_FILENO, getpid());
    use_default_signals();
    execve(arguments[0], (char *const *)arguments, (char *const *)environment);
    _exit(127);
  }
  setpgid(child, child);
  signal(SIGTTOU, SIG_IGN);
  for (;;) {
    int status = 0;
    if (waitpid(child, &status, WUNTRACED) < 0) {
      if (errno == EINTR) continue;
      _exit(1);
    }
    char report[2] = {'e', 0};
    if (WIFSTOPPED(status)) {
      // The terminal is the shell's while its program stands still.
      char order;
      tcsetpgrp(STDIN_FILENO, getpgrp());
      report[0] = 's';
      (void)!write(reports, report, 1);
      if (read(orders, &order, 1) != 1) _exit(1);
      tcsetpgrp(STDIN_FILENO, child);
      kill(-child, SIGCONT);
      continue;
    }
    if (WIFSIGNALED(status)) report[0] = 'k';
    report[1] = (char)(WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    tcsetpgrp(STDIN_FILENO, getpgrp());
    (void)!write(reports, report, 2);
    // The terminal is kept until its modes were looked at.
    char order;
    (void)!read(orders, &order, 1);
    _exit(0);
  }
}

pid_t cpt_spawn(
    const char *terminal, const char *const arguments[], const char *const environment[],
    int *reports, int *orders) {
  int up[2], down[2];
  if (pipe2(up, O_CLOEXEC) != 0) return -1;
  if (pipe2(down, O_CLOEXEC) != 0) {
    close(up[0]);
    close(up[1]);
    return -1;
  }
  pid_t parent = fork();
  if (parent == 0) {
    use_default_signals();
    setsid();
    int end = open(terminal, O_RDWR);
    if (end < 0) _exit(126);
    // A shell leads a group of its own and is not stopped with its program.
    arrange(end, end, end);
    // Whoever keeps a person's end open keeps that terminal alive.
    int ours[2] = {fcntl(up[1], F_DUPFD_CLOEXEC, 100), fcntl(down[0], F_DUPFD_CLOEXEC, 100)};
    close_all_but(ours[0], ours[1]);
    lead(ours[0], ours[1], arguments, environment);
  }
  close(up[1]);
  close(down[0]);
  *reports = up[0];
  *orders = down[1];
  return parent;
}

pid_t cpt_spawn_piped(
    const char *terminal, bool input_is_pipe, bool output_is_pipe, const char *const arguments[],
    const char *const environment[], int *input, int *output) {
  int in[2] = {-1, -1}, out[2] = {-1, -1};
  if (input_is_pipe && pipe2(in, O_CLOEXEC) != 0) return -1;
  if (output_is_pipe && pipe2(out, O_CLOEXEC) != 0) return -1;
  pid_t child = fork();
  if (child == 0) {
    use_default_signals();
    setsid();
    int end = open(terminal, O_RDWR);
    int target = output_is_pipe ? out[1] : end;
    arrange(input_is_pipe ? in[0] : end, target, target);
    execve(arguments[0], (char *const *)arguments, (char *const *)environment);
    _exit(127);
  }
  if (in[0] >= 0) close(in[0]);
  if (out[1] >= 0) close(out[1]);
  *input = in[1];
  *output = out[0];
  return child;
}

void cpt_resize(int terminal, int rows, int columns) {
  struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
  ioctl(terminal, TIOCSWINSZ, &size);
}

bool cpt_is_raw(int terminal) {
  struct termios modes;
  return tcgetattr(terminal, &modes) == 0 && !(modes.c_lflag & ICANON);
}

bool cpt_echoes(int terminal) {
  struct termios modes;
  return tcgetattr(terminal, &modes) == 0 && (modes.c_lflag & ECHO);
}

int cpt_open_end(const char *name) { return open(name, O_RDWR | O_NOCTTY | O_CLOEXEC); }

int cpt_unread(int end) {
  int count = 0;
  return ioctl(end, FIONREAD, &count) == 0 ? count : 0;
}

void cpt_signal(int terminal, int number) {
  pid_t group = tcgetpgrp(terminal);
  if (group > 0) kill(-group, number);
}

bool cpt_is_readable(int descriptor, int milliseconds) {
  struct pollfd input = {descriptor, POLLIN, 0};
  return poll(&input, 1, milliseconds) > 0;
}

static locale_t utf8;
static void make_utf8(void) { utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }

int cpt_width(uint32_t scalar) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, make_utf8);
  // Widths are the C library's, but not those of the locale it happens to be in.
  locale_t before = utf8 == (locale_t)0 ? utf8 : uselocale(utf8);
  int width = wcwidth((wchar_t)scalar);
  if (before != (locale_t)0) uselocale(before);
  return width;
}

ssize_t cpt_read(int descriptor, uint8_t *bytes, size_t room, int milliseconds) {
  struct pollfd input = {descriptor, POLLIN, 0};
  if (poll(&input, 1, milliseconds) <= 0) return 0;
  ssize_t count = read(descriptor, bytes, room);
  if (count > 0) return count;
  return count < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}

ssize_t cpt_write(int descriptor, const uint8_t *bytes, size_t count) {
  ssize_t written = write(descriptor, bytes, count);
  if (written >= 0) return written;
  return errno == EAGAIN || errno == EINTR ? 0 : -1;
}

void cpt_close(int descriptor) {
  if (descriptor >= 0) close(descriptor);
}

void cpt_end(pid_t process) {
  kill(process, SIGKILL);
  waitpid(process, NULL, 0);
}

int cpt_exit_code(pid_t process) {
  int status = 0;
  if (waitpid(process, &status, WNOHANG) != process) return -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
