/** Positions, lots, cash and equity: pure bookkeeping. Never talks to a broker. */
@NullMarked
package io.bellwether.portfolio.domain;

import org.jspecify.annotations.NullMarked;
