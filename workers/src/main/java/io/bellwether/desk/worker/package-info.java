/** Job workers of the market clock and the trading day. */
@NullMarked
package io.bellwether.desk.worker;

import org.jspecify.annotations.NullMarked;
