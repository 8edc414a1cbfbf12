/* Before any thread reads or writes JSON. */
#ifndef NK_WIRE_START_H
#define NK_WIRE_START_H

/* Seeds the hashing of JSON objects, which is not safe to do from several threads at once. */
void nk_wire_start(void);

#endif
