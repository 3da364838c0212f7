/** The jobs of the risk capability: variables in, one use case, variables out. Decides nothing. */
@NullMarked
package io.bellwether.risk.worker;

import org.jspecify.annotations.NullMarked;
