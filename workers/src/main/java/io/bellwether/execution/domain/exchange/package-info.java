/**
 * The exchange of the paper broker and of the backtest: what the market does to an account's orders, and what a broker
 * answers. An account and a market's view go in, events come out; nothing here stores, waits or reads a clock.
 */
@NullMarked
package io.bellwether.execution.domain.exchange;

import org.jspecify.annotations.NullMarked;
