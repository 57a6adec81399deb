#define _GNU_SOURCE
#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include "internal.h"
#include "keys.h"

// libedit keeps the line and knows the keys; it does not draw. What it draws goes nowhere, onto a
// screen of this size, and the owner paints what people see. Its drawing loses combining marks,
// cannot color a wrapped line, and writes past its screen when the line is taller: the screen is
// so large that no line the reader lets through comes near its last row.
static const char screen_rows[] = "2000", screen_columns[] = "250";
enum { COLUMNS = 249, MOST_ROWS = 950, WIDEST_SCALAR = 12 };

static EditLine *editor;
static struct cle_owner owner;
static const char *initial_text;
static enum cle_event event;
static bool has_event, is_in_command, captures_interrupt;
static int32_t pushed_key;
/// The length of the line at the last key, and how many rows it takes at most.
static size_t last_length, most_rows;

// ---- Room ----

static void use_large_screen(void) {
  el_set(editor, EL_SETTC, "li", screen_rows, (char *)NULL);
  el_set(editor, EL_SETTC, "co", screen_columns, (char *)NULL);
}

/// How many rows of libedit's screen a text takes, at most.
static size_t rows_of(const wchar_t *text, size_t count) {
  size_t rows = 1;
  int column = 0;
  for (size_t i = 0; i < count; i++) {
    int width = text[i] < 32 ? 2 : wcwidth(text[i]);
    if (width < 0) width = WIDEST_SCALAR;
    column += width;
    if (text[i] == L'\n' || column > COLUMNS) {
      rows++;
      column = width;
    }
  }
  return rows;
}

static void recount(void) {
  const LineInfoW *line = el_wline(editor);
  last_length = (size_t)(line->lastchar - line->buffer);
  most_rows = rows_of(line->buffer, last_length);
}

/// Whether the line still fits; looks at all of it only when that could have changed.
static bool line_fits(void) {
  const LineInfoW *line = el_wline(editor);
  size_t length = (size_t)(line->lastchar - line->buffer);
  if (length < last_length) {
    recount();
  } else {
    most_rows += length - last_length;
    last_length = length;
    if (most_rows > MOST_ROWS) recount();
  }
  return most_rows <= MOST_ROWS;
}

bool cle_fits(const char *text) {
  size_t count = mbstowcs(NULL, text, 0);
  if (count == (size_t)-1) return false;
  wchar_t *wide = malloc((count + 1) * sizeof *wide);
  if (wide == NULL) return false;
  mbstowcs(wide, text, count + 1);
  bool fits = rows_of(wide, count) <= MOST_ROWS;
  free(wide);
  return fits;
}

// ---- The line ----

const char *cle_editor_text(size_t *count, size_t *cursor) {
  const LineInfo *line = el_line(editor);
  *count = (size_t)(line->lastchar - line->buffer);
  *cursor = line->cursor > line->lastchar ? *count : (size_t)(line->cursor - line->buffer);
  return line->buffer;
}

void cle_editor_move_to(size_t cursor) {
  const LineInfoW *line = el_wline(editor);
  el_cursor(editor, (int)((ptrdiff_t)cursor - (line->cursor - line->buffer)));
}

void cle_editor_set_text(const char *text, size_t cursor) {
  const LineInfoW *line = el_wline(editor);
  size_t length = (size_t)(line->lastchar - line->buffer);
  cle_editor_move_to(length);
  if (length > 0) el_deletestr(editor, (int)length);
  if (*text != 0) el_insertstr(editor, text);
  cle_editor_move_to(cursor);
  recount();
}

bool cle_editor_is_vi(void) {
  const char *name = NULL;
  el_get(editor, EL_EDITOR, &name);
  return name != NULL && *name == 'v';
}

// ---- The reader ----

/// Ends the reading with an event.
static int stop(enum cle_event how) {
  event = how;
  has_event = true;
  errno = EINTR;
  return -1;
}

static void stop_and_resume(void) {
  owner.settle(owner.context);
  cle_write("\r\n", 2);
  cle_stop_here();
  cle_terminal_resume();
  owner.forget(owner.context);
}

/// Sees to the signals that came; true if Ctrl-C was among them.
static bool signals_interrupt(void) {
  unsigned char number;
  bool interrupts = false;
  while (read(cle_signal_pipe(), &number, 1) == 1) {
    switch (number) {
    case SIGINT:
      interrupts = true;
      cle_forget_interrupt();
      // The terminal dropped what was typed; so must go what was read of it and put back.
      cle_drop_byte();
      break;
    case SIGTSTP: stop_and_resume(); break;
    case SIGCONT:
      // Someone else stopped this process, and its shell may have changed the terminal.
      cle_terminal_resume();
      owner.forget(owner.context);
      break;
    case SIGWINCH: owner.resized(owner.context); break;
    default: break;
    }
  }
  return interrupts;
}

/// Waits for a byte or a signal; false if Ctrl-C came.
static bool wait_for_byte(bool paints) {
  for (;;) {
    if (cle_byte_is_waiting()) {
      // A signal goes before what was typed ahead.
      struct pollfd signals = {cle_signal_pipe(), POLLIN, 0};
      if (poll(&signals, 1, 0) <= 0) return true;
    } else if (paints) {
      owner.paint(owner.context);
    }
    struct pollfd both[2] = {{STDIN_FILENO, POLLIN, 0}, {cle_signal_pipe(), POLLIN, 0}};
    if (poll(both, 2, -1) < 0) continue;
    // A byte alone is looked at anew: the signal before it may have come while this woke up.
    if (both[1].revents != 0 && signals_interrupt()) return false;
  }
}

/// In an empty line vi's `$` goes to before its start, where libedit would then write.
static void keep_cursor_in_line(void) {
  const LineInfoW *line = el_wline(editor);
  if (line->cursor < line->buffer) cle_editor_move_to(0);
}

static int read_key(EditLine *el, wchar_t *key) {
  (void)el;
  if (initial_text != NULL) {
    // libedit has just taken the window's size for its own screen's.
    use_large_screen();
    cle_editor_set_text(initial_text, 0);
    cle_editor_move_to(last_length);
    initial_text = NULL;
  }
  if (pushed_key != 0) {
    *key = (wchar_t)pushed_key;
    pushed_key = 0;
    return 1;
  }
  keep_cursor_in_line();
  if (!is_in_command && !line_fits()) owner.overfull(owner.context);
  for (;;) {
    if (!wait_for_byte(true)) {
      if (!captures_interrupt) return stop(CLE_INTERRUPTED);
      *key = CLE_KEY_INTERRUPT;
      return 1;
    }
    int byte = cle_next_byte(-1);
    if (byte == CLE_NO_MORE) return stop(CLE_END);
    *key = byte < 0 ? 0 : byte == 27 ? cle_escape_sequence() : cle_scalar(byte);
    // C1 controls are the names of keys here, and nobody types them.
    bool is_typed_control = byte != 27 && *key >= 0x80 && *key < 0xA0;
    if (*key != 0 && !is_typed_control) return 1;
  }
}

int32_t cle_editor_next_key(void) {
  wchar_t key = 0;
  captures_interrupt = true;
  int count = el_wgetc(editor, &key);
  captures_interrupt = false;
  return count == 1 ? (int32_t)key : -1;
}

void cle_editor_push_key(int32_t key) { pushed_key = key; }

char *cle_editor_read_paste(size_t *count) {
  static const char end[] = "\033[201~";
  const size_t end_count = sizeof end - 1;
  size_t room = 4096;
  char *bytes = malloc(room);
  *count = 0;
  while (bytes != NULL) {
    bool is_interrupted = !wait_for_byte(false);
    int byte = is_interrupted ? CLE_NO_MORE : cle_next_byte(-1);
    if (is_interrupted) stop(CLE_INTERRUPTED);
    if (byte == CLE_NO_MORE) break;
    if (byte == CLE_NO_BYTE) continue;
    if (*count + 1 >= room) {
      char *more = realloc(bytes, room *= 2);
      if (more == NULL) break;
      bytes = more;
    }
    bytes[(*count)++] = (char)byte;
    if (*count >= end_count && memcmp(bytes + *count - end_count, end, end_count) == 0) {
      *count -= end_count;
      return bytes;
    }
  }
  free(bytes);
  return NULL;
}

void cle_free(void *memory) { free(memory); }

// ---- Commands ----

static unsigned char run(enum cle_command command) {
  is_in_command = true;
  enum cle_effect effect = owner.command(owner.context, command);
  is_in_command = false;
  switch (effect) {
  case CLE_CHANGED: return CC_REFRESH;
  case CLE_REFUSED: cle_write("\a", 1); return CC_NORM;
  case CLE_ACCEPTED:
    event = CLE_LINE;
    has_event = true;
    return CC_NEWLINE;
  case CLE_ENDED:
    // A command may have met the end by itself, with Ctrl-C inside it.
    if (!has_event) event = CLE_END;
    has_event = true;
    return CC_EOF;
  case CLE_NOTHING: break;
  }
  return CC_NORM;
}

#define COMMAND(name, command)                                                                   \
  static unsigned char name(EditLine *el, int key) {                                             \
    (void)el, (void)key;                                                                         \
    return run(command);                                                                         \
  }
COMMAND(on_enter, CLE_ENTER)
COMMAND(on_complete, CLE_COMPLETE)
COMMAND(on_older, CLE_OLDER)
COMMAND(on_newer, CLE_NEWER)
COMMAND(on_search, CLE_SEARCH)
COMMAND(on_left, CLE_LEFT)
COMMAND(on_right, CLE_RIGHT)
COMMAND(on_to_start, CLE_TO_START)
COMMAND(on_to_end, CLE_TO_END)
COMMAND(on_delete, CLE_DELETE)
COMMAND(on_backspace, CLE_BACKSPACE)
COMMAND(on_undo, CLE_UNDO)
COMMAND(on_clear, CLE_CLEAR)
COMMAND(on_end_of_input, CLE_END_OF_INPUT)
COMMAND(on_paste, CLE_PASTE)

/// The names by which a person's ~/.editrc can bind the commands.
static const struct {
  const char *name, *help;
  unsigned char (*run)(EditLine *, int);
} commands[CLE_COMMAND_COUNT] = {
    {"weave-enter", "Run the entry, or go on to its next line", on_enter},
    {"weave-complete", "Complete the word", on_complete},
    {"weave-older", "The line above, or an older entry", on_older},
    {"weave-newer", "The line below, or a newer entry", on_newer},
    {"weave-search", "Search the history", on_search},
    {"weave-left", "One character to the left", on_left},
    {"weave-right", "One character to the right, or take the suggestion", on_right},
    {"weave-to-start", "To the start of the line", on_to_start},
    {"weave-to-end", "To the end of the line, or take the suggestion", on_to_end},
    {"weave-delete", "Delete the character at the cursor", on_delete},
    {"weave-backspace", "Delete the character before the cursor", on_backspace},
    {"weave-undo", "Undo the last change of the line", on_undo},
    {"weave-clear", "Clear the screen", on_clear},
    {"weave-end-of-input", "Leave if the line is empty, else delete", on_end_of_input},
    {"weave-paste", "Take what the terminal pastes", on_paste},
};

/// In which key maps a key is bound.
enum map { EVERYWHERE, TYPING, EMACS, VI_TYPING, VI_COMMANDS };

static const struct {
  enum map map;
  const char *key, *command;
} keys[] = {
    {EVERYWHERE, "^M", "weave-enter"},
    {EVERYWHERE, "^J", "weave-enter"},
    {EVERYWHERE, "^R", "weave-search"},
    {EVERYWHERE, "^L", "weave-clear"},
    {EVERYWHERE, "^D", "weave-end-of-input"},
    {EVERYWHERE, "^_", "weave-undo"},
    {EVERYWHERE, "^P", "weave-older"},
    {EVERYWHERE, "^N", "weave-newer"},
    {EVERYWHERE, "\xC2\x91", "weave-older"},
    {EVERYWHERE, "\xC2\x92", "weave-newer"},
    {EVERYWHERE, "\xC2\x93", "weave-right"},
    {EVERYWHERE, "\xC2\x94", "weave-left"},
    {EVERYWHERE, "\xC2\x95", "weave-to-start"},
    {EVERYWHERE, "\xC2\x96", "weave-to-end"},
    {EVERYWHERE, "\xC2\x97", "weave-delete"},
    {EVERYWHERE, "\xC2\x98", "weave-complete"},
    {EVERYWHERE, "\xC2\x99", "weave-paste"},
    {EVERYWHERE, "\xC2\x9B", "ed-prev-word"},
    {TYPING, "^I", "weave-complete"},
    {TYPING, "^H", "weave-backspace"},
    {TYPING, "^?", "weave-backspace"},
    {TYPING, "^E", "weave-to-end"},
    {TYPING, "^F", "weave-right"},
    {TYPING, "^U", "vi-kill-line-prev"},
    {TYPING, "^W", "ed-delete-prev-word"},
    // Control characters have no place in a line.
    {TYPING, "^V", "ed-unassigned"},
    {TYPING, "^Q", "ed-unassigned"},
    {EMACS, "^A", "weave-to-start"},
    {EMACS, "^B", "weave-left"},
    {EMACS, "^S", "weave-search"},
    {EMACS, "\xC2\x9A", "em-next-word"},
    // libedit's own prompt for commands, and counts: a million of a character in one key.
    {EMACS, "\\ex", "ed-unassigned"},
    {EMACS, "\\e0", "ed-unassigned"},
    {EMACS, "\\e1", "ed-unassigned"},
    {EMACS, "\\e2", "ed-unassigned"},
    {EMACS, "\\e3", "ed-unassigned"},
    {EMACS, "\\e4", "ed-unassigned"},
    {EMACS, "\\e5", "ed-unassigned"},
    {EMACS, "\\e6", "ed-unassigned"},
    {EMACS, "\\e7", "ed-unassigned"},
    {EMACS, "\\e8", "ed-unassigned"},
    {EMACS, "\\e9", "ed-unassigned"},
    {VI_TYPING, "\xC2\x9A", "vi-next-word"},
    {VI_COMMANDS, "\xC2\x9A", "vi-next-word"},
    {VI_COMMANDS, "k", "weave-older"},
    {VI_COMMANDS, "-", "weave-older"},
    {VI_COMMANDS, "j", "weave-newer"},
    {VI_COMMANDS, "+", "weave-newer"},
    {VI_COMMANDS, "/", "weave-search"},
    {VI_COMMANDS, "?", "weave-search"},
    {VI_COMMANDS, "u", "weave-undo"},
    {VI_COMMANDS, "U", "weave-undo"},
    // These draw by themselves, start programs, or need a history that libedit is not given.
    {VI_COMMANDS, ":", "ed-unassigned"},
    {VI_COMMANDS, "v", "ed-unassigned"},
    {VI_COMMANDS, "@", "ed-unassigned"},
    {VI_COMMANDS, "#", "ed-unassigned"},
    {VI_COMMANDS, "G", "ed-unassigned"},
    {VI_COMMANDS, "_", "ed-unassigned"},
    {VI_COMMANDS, "n", "ed-unassigned"},
    {VI_COMMANDS, "N", "ed-unassigned"},
    {VI_COMMANDS, "J", "ed-unassigned"},
    {VI_COMMANDS, "K", "ed-unassigned"},
};

static void bind_keys(void) {
  bool is_vi = cle_editor_is_vi();
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    enum map map = keys[i].map;
    bool is_typing = map == EVERYWHERE || map == TYPING || map == (is_vi ? VI_TYPING : EMACS);
    bool is_command = is_vi && (map == EVERYWHERE || map == VI_COMMANDS);
    if (is_typing) el_set(editor, EL_BIND, keys[i].key, keys[i].command, (char *)NULL);
    if (is_command) el_set(editor, EL_BIND, "-a", keys[i].key, keys[i].command, (char *)NULL);
  }
}

/// Takes away the keys that would put a control character into the line.
static void unbind_controls(FILE *nowhere) {
  for (int key = 1; key < 32; key++) {
    char name[] = {'^', (char)(key + 64), 0}, *binding = NULL;
    size_t count = 0;
    // What a key is bound to can only be read from what libedit prints.
    FILE *printed = open_memstream(&binding, &count);
    if (printed == NULL) return;
    el_set(editor, EL_SETFP, 1, printed);
    el_set(editor, EL_BIND, name, (char *)NULL);
    el_set(editor, EL_SETFP, 1, nowhere);
    fclose(printed);
    bool inserts = binding != NULL && strstr(binding, "ed-insert") != NULL;
    free(binding);
    if (inserts) el_set(editor, EL_BIND, name, "ed-unassigned", (char *)NULL);
  }
}

static char *no_prompt(EditLine *el) {
  static char empty[] = "";
  (void)el;
  return empty;
}

bool cle_editor_open(const char *program) {
  if (editor != NULL) return true;
  FILE *nowhere = fopen("/dev/null", "we");
  if (nowhere == NULL) return false;
  editor = el_init_fd(program, stdin, nowhere, nowhere, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
  if (editor == NULL) {
    fclose(nowhere);
    return false;
  }
  // Without keys and movements of its own: a terminal's name must not change what keys do.
  el_set(editor, EL_TERMINAL, "dumb");
  el_set(editor, EL_PROMPT, no_prompt);
  // vi otherwise.
  el_set(editor, EL_EDITOR, "emacs");
  for (size_t i = 0; i < CLE_COMMAND_COUNT; i++) {
    el_set(editor, EL_ADDFN, commands[i].name, commands[i].help, commands[i].run);
  }
  // Before the keys, because `bind -v` in it drops them.
  el_source(editor, NULL);
  el_set(editor, EL_EDITMODE, 1);
  bind_keys();
  unbind_controls(nowhere);
  // Between two lines too: a line typed ahead is neither echoed nor cut.
  el_set(editor, EL_SETTY, "-x", "-icanon", "-echo", "-ixon", (char *)NULL);
  // Ctrl-S is a key.
  el_set(editor, EL_SETTY, "-d", "-ixon", (char *)NULL);
  el_set(editor, EL_GETCFN, read_key);
  return true;
}

enum cle_event cle_editor_read(const struct cle_owner *reader, const char *initial) {
  int count = 0;
  owner = *reader;
  initial_text = initial;
  has_event = false;
  pushed_key = 0;
  last_length = most_rows = 0;
  fflush(stdout);
  cle_forget_interrupt();
  // Raw before the prompt is seen: what is typed at once must not be echoed.
  el_set(editor, EL_PREP_TERM, 1);
  cle_terminal_never_wait();
  cle_terminal_keep_raw();
  cle_set_activity(CLE_READING);
  cle_write("\033]133;A\a", 8);
  cle_bracketed_paste(true);
  const char *line = el_gets(editor, &count);
  cle_bracketed_paste(false);
  cle_set_activity(CLE_WORKING);
  cle_terminal_keep_raw();
  if (has_event) return event;
  return line == NULL ? CLE_END : CLE_LINE;
}
