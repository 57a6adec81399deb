#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "internal.h"

extern char **environ;

/// Starts a command with the signals as a program expects them, reading `input` if it is not -1.
static int start(const char *command, const char *argument, int input, pid_t *child) {
  const char *words[] = {"/bin/sh", "-c", command, "sh", argument, NULL};
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  if (input >= 0) posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  int error = posix_spawn(child, words[0], &files, &attributes, (char *const *)words, environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  return error;
}

static void feed(int descriptor, const char *text, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, text, count);
    if (written < 0 && errno == EINTR) continue;
    // The reader has seen enough.
    if (written < 0) return;
    text += written;
    count -= (size_t)written;
  }
}

int cle_child(const char *command, const char *argument, const char *text, size_t count) {
  int ends[2] = {-1, -1}, status = 0;
  pid_t child = 0;
  if (text != NULL && pipe2(ends, O_CLOEXEC) != 0) return -1;
  fflush(stdout);
  cle_set_activity(CLE_CHILD_RUNS);
  cle_terminal_restore();
  int error = start(command, argument, ends[0], &child);
  if (ends[0] >= 0) close(ends[0]);
  if (error == 0) {
    if (text != NULL) feed(ends[1], text, count);
    if (ends[1] >= 0) close(ends[1]);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  } else if (ends[1] >= 0) {
    close(ends[1]);
  }
  cle_terminal_resume();
  cle_set_activity(CLE_WORKING);
  if (error != 0) return -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
