#ifndef CLINEEDIT_H
#define CLINEEDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- The terminal: one per process, standard input and standard output ----

/// Whether standard input and standard output are both a terminal.
bool cle_is_terminal(void);
bool cle_input_is_terminal(void);
/// Remembers the modes of the terminal and installs the signal handlers. Safe to call again.
bool cle_terminal_open(void);
/// Gives the terminal back as it was found. Called at exit, on a crash and on ending signals too.
void cle_terminal_restore(void);
/// Takes UTF-8 as the encoding, whatever the locale says.
void cle_use_utf8(void);
/// Writes all bytes to standard output, or as many as its reader takes.
void cle_write(const char *bytes, size_t count);
/// The window's size; 80 by 24 where it is not known.
void cle_window_size(int *columns, int *rows);
/// The columns a scalar takes, as the C library has it; -1 for one that it does not know.
int cle_width(uint32_t scalar);
/// The value of a variable of the environment, or NULL.
const char *cle_environment(const char *name);
uint64_t cle_milliseconds(void);

// ---- Interrupts ----

/// Begins or ends an evaluation: the interrupts in it are counted, and the third ends the process.
void cle_evaluation(bool begins);
/// Whether Ctrl-C came since the last entry was read. Any thread may ask.
bool cle_interrupted(void);
/// Puts off (true) whatever signal would end the process, and lets it happen (false).
void cle_hold_signals(bool hold);

// ---- The editor: one per process ----

/// Keys that the editor leaves to its owner.
enum cle_command {
  CLE_ENTER,
  CLE_COMPLETE,
  CLE_OLDER,
  CLE_NEWER,
  CLE_SEARCH,
  CLE_LEFT,
  CLE_RIGHT,
  CLE_TO_START,
  CLE_TO_END,
  CLE_DELETE,
  CLE_BACKSPACE,
  CLE_UNDO,
  CLE_CLEAR,
  CLE_END_OF_INPUT,
  CLE_PASTE,
  CLE_COMMAND_COUNT
};

/// What a command of the owner did.
enum cle_effect { CLE_NOTHING, CLE_CHANGED, CLE_REFUSED, CLE_ACCEPTED, CLE_ENDED };

/// How a reading ended.
enum cle_event { CLE_LINE, CLE_INTERRUPTED, CLE_END };

/// What the owner is called for while a line is read.
struct cle_owner {
  void *context;
  /// No key is waiting: what is shown can be brought up to date.
  void (*paint)(void *context);
  /// The program is about to stop, or the line is left: take away what is not typed.
  void (*settle)(void *context);
  /// The screen is no longer what was painted; paint all of it at the cursor's row.
  void (*forget)(void *context);
  /// The window has changed, if only for a moment; what was painted may stand elsewhere.
  void (*resized)(void *context);
  enum cle_effect (*command)(void *context, enum cle_command command);
  /// The line grew beyond `cle_fits`: make it smaller.
  void (*overfull)(void *context);
};

bool cle_editor_open(const char *program);
enum cle_event cle_editor_read(const struct cle_owner *owner, const char *initial);
/// The line in UTF-8, good until the next call of the editor.
const char *cle_editor_text(size_t *count, size_t *cursor);
/// Replaces the whole line; the cursor counts scalars.
void cle_editor_set_text(const char *text, size_t cursor);
void cle_editor_move_to(size_t cursor);
/// Whether the editor has room for a text.
bool cle_fits(const char *text);
bool cle_editor_is_vi(void);

/// Keys that are not characters, as `cle_editor_next_key` returns them.
enum cle_key {
  CLE_KEY_INTERRUPT = 0x80,
  CLE_KEY_UP = 0x91,
  CLE_KEY_DOWN,
  CLE_KEY_RIGHT,
  CLE_KEY_LEFT,
  CLE_KEY_HOME,
  CLE_KEY_END,
  CLE_KEY_DELETE,
  CLE_KEY_SHIFT_TAB,
  CLE_KEY_PASTE,
  CLE_KEY_WORD_RIGHT,
  CLE_KEY_WORD_LEFT
};
/// Inside a command: the next key, -1 at the end. Ctrl-C is a key here.
int32_t cle_editor_next_key(void);
/// The key is read again as the next one.
void cle_editor_push_key(int32_t key);
/// Inside CLE_PASTE: what is pasted, to be given to `cle_free`.
char *cle_editor_read_paste(size_t *count);
void cle_free(void *memory);

// ---- Lines without an editor ----

/// The next line of standard input without its end, to be given to `cle_free`; NULL says why not.
char *cle_plain_line(size_t *count, enum cle_event *event);

// ---- Children ----

/// Runs `/bin/sh -c command sh argument` with the terminal as it was, and its input from `text`.
///
/// Without text it reads the terminal. Returns the exit code, 128 + n for signal n, -1 if it could
/// not be started.
int cle_child(const char *command, const char *argument, const char *text, size_t count);

// ---- Files that several prompts share ----

/// Opens a file, created 0600 with its folders 0700, and waits for its lock: a descriptor or -1.
int cle_file_lock(const char *path);
void cle_file_unlock(int descriptor);
/// Tells one file from the one that replaces it; zero for none.
uint64_t cle_file_identity(int descriptor);
int64_t cle_file_size(int descriptor);
int64_t cle_file_read(int descriptor, int64_t offset, char *bytes, size_t count);
bool cle_file_append(int descriptor, const char *bytes, size_t count);
/// Puts a new file in the place of `path`, whole or not at all; the lock must be held.
bool cle_file_replace(const char *path, const char *bytes, size_t count);
/// Renames to `path.broken-N`, N being the first free: N, or 0.
int cle_file_set_aside(const char *path);

#endif
