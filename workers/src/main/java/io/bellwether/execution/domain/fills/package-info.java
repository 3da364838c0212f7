/**
 * What the market does to an order, as far as quotes and daily bars can tell: pure rules of a simulated exchange. Knows
 * nothing of accounts and never reads data itself.
 */
@NullMarked
package io.bellwether.execution.domain.fills;

import org.jspecify.annotations.NullMarked;
