#define _GNU_SOURCE
#include "keys.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "CLineEdit.h"

/// How long the rest of an escape sequence may take; what comes later is a key of its own.
static const int escape_milliseconds = 50;

static unsigned char pushed_byte;
static bool has_pushed_byte;

int cle_byte_is_waiting(void) {
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  return has_pushed_byte || poll(&input, 1, 0) > 0;
}

void cle_drop_byte(void) { has_pushed_byte = false; }

int cle_next_byte(int milliseconds) {
  if (has_pushed_byte) {
    has_pushed_byte = false;
    return pushed_byte;
  }
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};
  if (milliseconds >= 0 && poll(&input, 1, milliseconds) <= 0) return CLE_NO_BYTE;
  // What stands behind a Ctrl-C is of the next line, and no rest of a key before it.
  if (milliseconds >= 0 && cle_interrupted()) return CLE_NO_BYTE;
  for (;;) {
    // One byte at a time: what is not read is left for a child, and dropped by Ctrl-C.
    unsigned char byte;
    ssize_t count = read(STDIN_FILENO, &byte, 1);
    if (count > 0) return byte;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno != EAGAIN) return CLE_NO_MORE;
    // Ctrl-C drops what was typed, even between the poll and the read, which must not wait then.
    bool is_gone = poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR));
    return is_gone ? CLE_NO_MORE : CLE_NO_BYTE;
  }
}

static const struct {
  const char *bytes;
  int32_t key;
} sequences[] = {
    {"[A", CLE_KEY_UP},         {"OA", CLE_KEY_UP},           {"[B", CLE_KEY_DOWN},
    {"OB", CLE_KEY_DOWN},       {"[C", CLE_KEY_RIGHT},        {"OC", CLE_KEY_RIGHT},
    {"[D", CLE_KEY_LEFT},       {"OD", CLE_KEY_LEFT},         {"[H", CLE_KEY_HOME},
    {"OH", CLE_KEY_HOME},       {"[1~", CLE_KEY_HOME},        {"[7~", CLE_KEY_HOME},
    {"[F", CLE_KEY_END},        {"OF", CLE_KEY_END},          {"[4~", CLE_KEY_END},
    {"[8~", CLE_KEY_END},       {"[3~", CLE_KEY_DELETE},      {"[Z", CLE_KEY_SHIFT_TAB},
    {"[200~", CLE_KEY_PASTE},   {"[1;5C", CLE_KEY_WORD_RIGHT}, {"[1;3C", CLE_KEY_WORD_RIGHT},
    {"[1;5D", CLE_KEY_WORD_LEFT}, {"[1;3D", CLE_KEY_WORD_LEFT},
};

int32_t cle_escape_sequence(void) {
  char bytes[32];
  size_t count = 0;
  int byte = cle_next_byte(escape_milliseconds);
  if (byte < 0) return 27;
  bytes[count++] = (char)byte;
  if (byte == '[' || byte == 'O') {
    while (count < sizeof bytes && (byte = cle_next_byte(escape_milliseconds)) >= 0) {
      bytes[count++] = (char)byte;
      if (byte >= 0x40 && byte <= 0x7e) break;
    }
  }
  if (count == 1) {
    // Meta and a key: both are read, one after the other.
    pushed_byte = (unsigned char)bytes[0];
    has_pushed_byte = true;
    return 27;
  }
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
    if (strlen(sequences[i].bytes) == count && memcmp(sequences[i].bytes, bytes, count) == 0) {
      return sequences[i].key;
    }
  }
  return 0;
}

int32_t cle_scalar(int first) {
  static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  int count = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (count == 0 || first > 0xF4) return 0;
  if (count == 1) return first;
  int32_t scalar = first & (0x7F >> count);
  for (int i = 1; i < count; i++) {
    int byte = cle_next_byte(escape_milliseconds);
    if (byte < 0) return 0;
    if ((byte & 0xC0) != 0x80) {
      pushed_byte = (unsigned char)byte;
      has_pushed_byte = true;
      return 0;
    }
    scalar = scalar << 6 | (byte & 0x3F);
  }
  bool is_surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
  return scalar < least[count] || scalar > 0x10FFFF || is_surrogate ? 0 : scalar;
}
