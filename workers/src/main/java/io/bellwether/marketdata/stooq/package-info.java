/** Stooq: daily bars as CSV, as long as it sends CSV. */
@NullMarked
package io.bellwether.marketdata.stooq;

import org.jspecify.annotations.NullMarked;
