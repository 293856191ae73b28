#include <libpq-fe.h>

// Swift does not import character macros, so the fields of an error get names it can see.
enum {
    stoa_diagnostic_sqlstate = PG_DIAG_SQLSTATE,
    stoa_diagnostic_message = PG_DIAG_MESSAGE_PRIMARY,
    stoa_diagnostic_constraint = PG_DIAG_CONSTRAINT_NAME,
    stoa_diagnostic_column = PG_DIAG_COLUMN_NAME,
    stoa_diagnostic_source_function = PG_DIAG_SOURCE_FUNCTION,
};
