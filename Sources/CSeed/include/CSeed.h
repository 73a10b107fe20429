#ifndef CSEED_H
#define CSEED_H
#include <CSchema.h>

/// The number of files in seed/cohort/.
size_t cohort_file_count(void);
/// A file of seed/cohort/, parents before children.
const struct embedded_file *cohort_file(size_t position);

#endif
