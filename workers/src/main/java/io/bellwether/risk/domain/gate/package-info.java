/** Rules and sizing put together: proposals in, verdicts and order intents out. Pure; never creates an order. */
@NullMarked
package io.bellwether.risk.domain.gate;

import org.jspecify.annotations.NullMarked;
