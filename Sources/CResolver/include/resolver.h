#ifndef STOA_RESOLVER_H
#define STOA_RESOLVER_H

#include <stddef.h>

/// Asks the system's name servers for the TXT records of a name. Blocks for some seconds at most.
///
/// Writes each record, its strings joined, into `out`: two bytes of length, the higher one first, then the bytes.
/// Returns how many bytes were written, 0 when there is no such record or name, -1 when no server gave an answer.
long stoa_resolver_texts(const char *name, unsigned char *out, size_t capacity);

#endif
