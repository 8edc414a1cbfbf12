#include "server/wire/start.h"

#include <jansson.h>

void nk_wire_start(void)
{
    json_object_seed(0);
}
