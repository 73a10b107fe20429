#pragma once

/// Exchanges two files or folders of one file system at one moment, so that each path always leads to one of the two.
///
/// Returns 0, or -1 with errno; ENOSYS or EINVAL where the system or the file system cannot.
int exchange_paths(const char *first, const char *second);

/// Brings all that was written to the file system of an open folder onto its disk.
///
/// Returns 0, or -1 with errno; ENOSYS where the system cannot.
int sync_file_system(int folder);
