/**
 * Drills: trading days on a stack of their own whose clock is moved, with a fault each, judged by what stands in the
 * database. A drill starts and ends services and speaks to the product as people and clocks do; it shares no code with it.
 */
@NullMarked
package io.bellwether.sandbox.drill;

import org.jspecify.annotations.NullMarked;
