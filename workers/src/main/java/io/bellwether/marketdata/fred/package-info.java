/** FRED: numbers about the economy as they were published at the time. */
@NullMarked
package io.bellwether.marketdata.fred;

import org.jspecify.annotations.NullMarked;
