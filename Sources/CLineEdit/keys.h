#ifndef CLINEEDIT_KEYS_H
#define CLINEEDIT_KEYS_H

#include <stddef.h>
#include <stdint.h>

/// What reading a byte can come to besides a byte.
enum { CLE_NO_BYTE = -1, CLE_NO_MORE = -2 };

/// A byte from the terminal, waiting for at most so long; forever if negative.
int cle_next_byte(int milliseconds);
/// Forgets a byte that was read too early and put back.
void cle_drop_byte(void);
/// Whether a byte would be there at once.
int cle_byte_is_waiting(void);
/// The key of an escape sequence whose ESC was read; 27 for ESC itself, 0 for an unknown one.
int32_t cle_escape_sequence(void);
/// The scalar that begins with `first`, or 0 if it is not UTF-8.
int32_t cle_scalar(int first);

#endif
