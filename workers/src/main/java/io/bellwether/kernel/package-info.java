/** The words every capability shares: symbols, money, prices, quantities, sessions, the exchange calendar. Depends on nothing. */
@NullMarked
package io.bellwether.kernel;

import org.jspecify.annotations.NullMarked;
