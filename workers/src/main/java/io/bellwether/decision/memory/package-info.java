/** Contexts, attempts and the decision log kept in memory, for one run. Never overwrites what was decided. */
@NullMarked
package io.bellwether.decision.memory;

import org.jspecify.annotations.NullMarked;
