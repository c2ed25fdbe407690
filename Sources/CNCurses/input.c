// Input: bytes of the terminal, and pseudo-terminals for tests.

#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int cn_input_descriptor(void) { return cn_terminal.is_open ? cn_terminal.input : -1; }

int cn_read(uint8_t *bytes, int count) {
  if (!cn_terminal.is_open) return -1;
  for (;;) {
    ssize_t length = read(cn_terminal.input, bytes, (size_t)count);
    if (length > 0) return (int)length;
    if (length == 0) return -1;
    if (errno == EAGAIN || errno == EWOULDBLOCK) return 0;
    if (errno != EINTR) return -1;
  }
}

bool cn_wait_input(int milliseconds) {
  struct pollfd input = {.fd = cn_terminal.input, .events = POLLIN};
  return cn_terminal.is_open && poll(&input, 1, milliseconds) > 0;
}

int cn_pty_open(int columns, int rows, char *name, size_t name_size) {
#ifdef __linux__
  // At once: a child that is started meanwhile would keep the terminal open.
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
#else
  int master = posix_openpt(O_RDWR | O_NOCTTY);
#endif
  if (master < 0) return -1;
  fcntl(master, F_SETFD, FD_CLOEXEC);
  fcntl(master, F_SETFL, O_NONBLOCK);
  const char *path = grantpt(master) == 0 && unlockpt(master) == 0 ? ptsname(master) : NULL;
  if (path == NULL || cn_pty_resize(master, columns, rows) != 0) {
    close(master);
    return -1;
  }
  snprintf(name, name_size, "%s", path);
  return master;
}

int cn_pty_resize(int master, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size);
}
