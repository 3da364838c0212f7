/** Job workers of the decision: each calls one use case. */
@NullMarked
package io.bellwether.decision.worker;

import org.jspecify.annotations.NullMarked;
