#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "CLineEdit.h"

/// Creates the folders above a file, each for its owner alone.
static void create_folders(const char *path) {
  char folder[PATH_MAX];
  if (strlen(path) >= sizeof folder) return;
  strcpy(folder, path);
  for (char *slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(folder, 0700);
    *slash = '/';
  }
}

uint64_t cle_file_identity(int descriptor) {
  struct stat file;
  if (fstat(descriptor, &file) != 0) return 0;
  return (uint64_t)file.st_dev * 0x9E3779B97F4A7C15u ^ (uint64_t)file.st_ino;
}

int cle_file_lock(const char *path) {
  create_folders(path);
  for (;;) {
    struct stat held, named;
    int descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0600);
    if (descriptor < 0) return -1;
    while (flock(descriptor, LOCK_EX) != 0) {
      if (errno == EINTR) continue;
      close(descriptor);
      return -1;
    }
    // While this one waited, another prompt may have put a new file in its place.
    bool is_current = fstat(descriptor, &held) == 0 && stat(path, &named) == 0 &&
                      held.st_ino == named.st_ino && held.st_dev == named.st_dev;
    if (is_current && S_ISREG(held.st_mode)) return descriptor;
    close(descriptor);
    if (is_current) return -1;
  }
}

void cle_file_unlock(int descriptor) { close(descriptor); }

int64_t cle_file_size(int descriptor) {
  struct stat file;
  return fstat(descriptor, &file) == 0 ? (int64_t)file.st_size : -1;
}

int64_t cle_file_read(int descriptor, int64_t offset, char *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    ssize_t part = pread(descriptor, bytes + done, count - done, (off_t)(offset + (int64_t)done));
    if (part < 0 && errno == EINTR) continue;
    if (part < 0) return -1;
    if (part == 0) break;
    done += (size_t)part;
  }
  return (int64_t)done;
}

bool cle_file_append(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t part = write(descriptor, bytes, count);
    if (part < 0 && errno == EINTR) continue;
    if (part < 0) return false;
    bytes += part;
    count -= (size_t)part;
  }
  return true;
}

bool cle_file_replace(const char *path, const char *bytes, size_t count) {
  char fresh[PATH_MAX];
  if (snprintf(fresh, sizeof fresh, "%s.new-%d", path, (int)getpid()) >= (int)sizeof fresh) {
    return false;
  }
  int descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  bool is_whole = cle_file_append(descriptor, bytes, count) && fsync(descriptor) == 0;
  close(descriptor);
  if (is_whole && rename(fresh, path) == 0) return true;
  unlink(fresh);
  return false;
}

int cle_file_set_aside(const char *path) {
  for (int number = 1; number < 1000; number++) {
    char aside[PATH_MAX];
    if (snprintf(aside, sizeof aside, "%s.broken-%d", path, number) >= (int)sizeof aside) return 0;
    struct stat file;
    if (lstat(aside, &file) == 0) continue;
    return rename(path, aside) == 0 ? number : 0;
  }
  return 0;
}
