/** Verdicts of the rules kept in memory, for one run. */
@NullMarked
package io.bellwether.risk.memory;

import org.jspecify.annotations.NullMarked;
