/** Use cases and ports that load and read market data. */
@NullMarked
package io.bellwether.marketdata.app;

import org.jspecify.annotations.NullMarked;
