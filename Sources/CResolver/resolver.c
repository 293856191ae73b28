#include "resolver.h"

#include <arpa/nameser.h>
#include <netdb.h>
#include <resolv.h>
#include <string.h>

// Joins the strings of one record (RFC 1035, section 3.3.14), as RFC 7208 does.
static long write_record(const unsigned char *data, size_t length, unsigned char *out, size_t capacity) {
    size_t used = 2;
    if (capacity < used) return 0;
    for (size_t at = 0; at < length;) {
        size_t part = data[at++];
        if (part > length - at || part > capacity - used) return 0;
        memcpy(out + used, data + at, part);
        used += part;
        at += part;
    }
    out[0] = (unsigned char)((used - 2) >> 8);
    out[1] = (unsigned char)(used - 2);
    return (long)used;
}

long stoa_resolver_texts(const char *name, unsigned char *out, size_t capacity) {
    struct __res_state state;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) return -1;
    state.retrans = 3;
    state.retry = 2;
    unsigned char answer[NS_MAXMSG];
    int size = res_nquery(&state, name, ns_c_in, ns_t_txt, answer, sizeof answer);
    int reason = state.res_h_errno;
    res_nclose(&state);
    if (size < 0) return reason == HOST_NOT_FOUND || reason == NO_DATA ? 0 : -1;

    ns_msg message;
    if (ns_initparse(answer, size, &message) != 0) return -1;
    size_t used = 0;
    for (int index = 0; index < ns_msg_count(message, ns_s_an); index++) {
        ns_rr record;
        if (ns_parserr(&message, ns_s_an, index, &record) != 0) return -1;
        if (ns_rr_type(record) != ns_t_txt) continue;
        used += (size_t)write_record(ns_rr_rdata(record), ns_rr_rdlen(record), out + used, capacity - used);
    }
    return (long)used;
}
