/** Bars, quotes and their quality. Never looks ahead of asOf. */
@NullMarked
package io.bellwether.marketdata.domain;

import org.jspecify.annotations.NullMarked;
