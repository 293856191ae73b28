#include <archive.h>
#include <archive_entry.h>

/// `AE_IFREG` is a macro with a cast, which Swift cannot see.
static const unsigned int stoa_regular_file = AE_IFREG;
