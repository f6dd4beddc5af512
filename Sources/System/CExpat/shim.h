/* The limits on entity expansion are declared only with this. */
#ifndef XML_DTD
#define XML_DTD 1
#endif
#include <expat.h>
