/** How many shares a proposal gets: Kelly, expected value, stops and the bounds. Never rounds up. */
@NullMarked
package io.bellwether.risk.domain.sizing;

import org.jspecify.annotations.NullMarked;
