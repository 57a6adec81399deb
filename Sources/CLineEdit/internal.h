#ifndef CLINEEDIT_INTERNAL_H
#define CLINEEDIT_INTERNAL_H

#include "CLineEdit.h"

/// What the program is doing, as far as signals are concerned.
enum cle_activity { CLE_WORKING, CLE_READING, CLE_CHILD_RUNS };

void cle_set_activity(enum cle_activity activity);
/// The end of the pipe through which the handlers tell the reader of signals; -1 before they exist.
int cle_signal_pipe(void);
/// Stops the process as Ctrl-Z does, with the terminal as it was, and goes on after SIGCONT.
void cle_stop_here(void);
/// Ctrl-C was answered; what comes next begins without one.
void cle_forget_interrupt(void);
/// Turns bracketed paste on or off, and remembers that for whoever restores the terminal.
void cle_bracketed_paste(bool on);
/// Lets a read of the terminal return at once when nothing was typed.
void cle_terminal_never_wait(void);
/// Takes the modes in force as those of the editor; `cle_terminal_resume` brings them back.
void cle_terminal_keep_raw(void);
void cle_terminal_resume(void);

#endif
