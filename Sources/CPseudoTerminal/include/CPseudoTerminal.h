#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stddef.h>
#include <sys/types.h>

/// Makes a terminal of this size and writes the path of its device into `device`. The answer is the
/// descriptor of the other end, which is not inherited by programs; -1 with errno if there is none.
int cpt_open(int columns, int rows, char *device, size_t capacity);

/// Gives the terminal another size; who draws on it is told. -1 with errno.
int cpt_resize(int terminal, int columns, int rows);

/// Starts the program at `path` in a session of its own that `device` is the terminal of, in
/// `directory` unless that is NULL, with all signals as they are by default. The answer is its
/// process; -1 with errno.
pid_t cpt_spawn(
    const char *path, char *const arguments[], char *const environment[], const char *directory,
    const char *device);

/// Waits for the end of a process that was started. The answer is its exit code, or 128 and the
/// signal that ended it; -1 with errno.
int cpt_wait(pid_t process);

#endif
