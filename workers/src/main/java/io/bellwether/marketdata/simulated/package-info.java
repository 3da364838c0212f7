/** A fictional market, a pure function of its seed. No price, name or ticker in it is real. */
@NullMarked
package io.bellwether.marketdata.simulated;

import org.jspecify.annotations.NullMarked;
