#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

static char chunk[64 * 1024];
static size_t chunk_count, chunk_taken;

/// Reads more input; false at its end and when Ctrl-C came.
static bool fill(enum cle_event *event) {
  for (;;) {
    struct pollfd both[2] = {{STDIN_FILENO, POLLIN, 0}, {cle_signal_pipe(), POLLIN, 0}};
    if (poll(both, 2, -1) < 0) continue;
    if (both[1].revents != 0) {
      unsigned char number;
      *event = CLE_INTERRUPTED;
      while (read(cle_signal_pipe(), &number, 1) == 1) {}
      if (!cle_interrupted()) continue;
      cle_forget_interrupt();
      return false;
    }
    ssize_t count = read(STDIN_FILENO, chunk, sizeof chunk);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    *event = CLE_END;
    chunk_taken = 0;
    chunk_count = count > 0 ? (size_t)count : 0;
    return count > 0;
  }
}

char *cle_plain_line(size_t *count, enum cle_event *event) {
  size_t room = 256;
  char *line = malloc(room);
  *count = 0;
  *event = CLE_LINE;
  fflush(stdout);
  while (line != NULL) {
    if (chunk_taken == chunk_count && !fill(event)) {
      // The last line may lack its end.
      if (*event == CLE_END && *count > 0) {
        *event = CLE_LINE;
        return line;
      }
      free(line);
      return NULL;
    }
    const char *rest = chunk + chunk_taken;
    const char *end = memchr(rest, '\n', chunk_count - chunk_taken);
    size_t part = end == NULL ? chunk_count - chunk_taken : (size_t)(end - rest);
    while (*count + part > room) {
      char *more = realloc(line, room *= 2);
      if (more == NULL) {
        free(line);
        *event = CLE_END;
        return NULL;
      }
      line = more;
    }
    memcpy(line + *count, rest, part);
    *count += part;
    chunk_taken += part + (end != NULL);
    if (end != NULL) {
      *event = CLE_LINE;
      return line;
    }
  }
  *event = CLE_END;
  return NULL;
}
