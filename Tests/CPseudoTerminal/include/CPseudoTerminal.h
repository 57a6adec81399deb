#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Opens a pseudo-terminal: the end of the person at it, or -1. `name` takes the program's end.
int cpt_open(int rows, int columns, char *name, size_t room);
/// Starts a program on a terminal.
///
/// It is started by a parent that leads the session as a shell does, so that Ctrl-Z stops it; the
/// parent reports what becomes of it through `reports`: 's' stopped, 'e' and a byte its exit code,
/// 'k' and a byte the signal it died of. A byte written to `orders` is obeyed: 'f' puts it in front
/// again and goes on. Returns the parent's process, or -1.
pid_t cpt_spawn(
    const char *terminal, const char *const arguments[], const char *const environment[],
    int *reports, int *orders);
/// Starts a program with pipes for input and output; -1 for `terminal_*` leaves that end a pipe.
pid_t cpt_spawn_piped(
    const char *terminal, bool input_is_pipe, bool output_is_pipe, const char *const arguments[],
    const char *const environment[], int *input, int *output);
void cpt_resize(int terminal, int rows, int columns);
/// Whether the terminal hands over keys one by one (true) or lines.
bool cpt_is_raw(int terminal);
bool cpt_echoes(int terminal);
/// Opens the program's end of a terminal besides the program.
int cpt_open_end(const char *name);
/// How many bytes were typed and not read yet, asked at the program's end.
int cpt_unread(int end);
/// Sends a signal to the program in front.
void cpt_signal(int terminal, int number);
/// Whether there is something to read within so many milliseconds.
bool cpt_is_readable(int descriptor, int milliseconds);
/// The columns a scalar takes.
int cpt_width(uint32_t scalar);
/// Bytes read within so many milliseconds: 0 for none yet, -1 at the end.
ssize_t cpt_read(int descriptor, uint8_t *bytes, size_t room, int milliseconds);
/// Bytes written without waiting; 0 if there is no room.
ssize_t cpt_write(int descriptor, const uint8_t *bytes, size_t count);
void cpt_close(int descriptor);
/// Ends a process and waits for it.
void cpt_end(pid_t process);
/// The exit code of a process that ended, 128 + n for signal n; -1 while it runs.
int cpt_exit_code(pid_t process);

#endif
