/** Rules and sizing: pure functions over proposal, portfolio, market and limits. */
@NullMarked
package io.bellwether.risk.domain;

import org.jspecify.annotations.NullMarked;
