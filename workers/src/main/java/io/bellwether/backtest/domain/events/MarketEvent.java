package io.bellwether.backtest.domain.events;

import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that happened on a day, or was due to.
 *
 * @param date the day; where the exchange is closed on it, the next session stands for it
 * @param symbol whom it happened to; empty when it is the whole market's
 * @param label what it is, in words; empty when nobody says
 */
public record MarketEvent(LocalDate date, Optional<Symbol> symbol, String label) {}
