// The calls that do this are not in the C library as Swift sees it.
#define _GNU_SOURCE
#include "CExchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int exchange_paths(const char *first, const char *second) {
#if defined(__APPLE__)
  return renamex_np(first, second, RENAME_SWAP);
#elif defined(__linux__)
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
#else
  (void)first, (void)second;
  errno = ENOSYS;
  return -1;
#endif
}

int sync_file_system(int folder) {
#if defined(__linux__)
  return syncfs(folder);
#else
  (void)folder;
  errno = ENOSYS;
  return -1;
#endif
}
