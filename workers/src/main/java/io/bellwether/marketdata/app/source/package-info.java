/** Vendors of market data: what each offers, in which order they are asked, and who delivered what. */
@NullMarked
package io.bellwether.marketdata.app.source;

import org.jspecify.annotations.NullMarked;
