// Puts docs/rules.md into the program: what explanations call a rule is what the page calls it.
#include "CSchema.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char rules[] = {
#embed "../../docs/rules.md" suffix(,)
0 };

const char *rules_page_text(void) { return rules; }
