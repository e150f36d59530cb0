/* Only the reentrant half of the C interface: each call names the context it uses. */
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
