/** Yahoo's charts: unofficial, without a key. */
@NullMarked
package io.bellwether.marketdata.yahoo;

import org.jspecify.annotations.NullMarked;
