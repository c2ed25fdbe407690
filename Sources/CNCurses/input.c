// Input: bytes of the terminal.

#include "internal.h"

#include <errno.h>
#include <poll.h>
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
