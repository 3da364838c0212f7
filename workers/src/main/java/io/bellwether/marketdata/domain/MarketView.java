package io.bellwether.marketdata.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a market shows at one moment; nothing that was not known then. Bars and quotes from before a split that is known
 * then are in the shares of that moment, a session's own bar is as it was traded.
 */
public interface MarketView {
    /** The market data set. */
    String market();

    /** [UTC] the moment. */
    Instant asOf();

    /** The same market at an earlier moment. */
    MarketView at(Instant earlier);

    /** Instruments by symbol; the benchmark is among them. */
    List<Instrument> instruments();

    /** The yardstick, if the market has one. */
    Optional<Symbol> benchmark();

    /** Finished bars, oldest first, at most {@code lookback} of them. */
    List<Bar> bars(Symbol symbol, int lookback);

    /** The finished bar of one session as it was traded; empty before that session's close or when there is none. */
    Optional<Bar> sessionBar(Symbol symbol, LocalDate session);

    /** The last quote; it may be of an earlier session, see {@link LastPrice#asOf()}. */
    Optional<LastPrice> quote(Symbol symbol);

    /** Corporate actions of the symbols with an ex-date up to the day of the moment, in the order in which they apply. */
    List<CorporateAction> corporateActions(Set<Symbol> symbols);

    /** Symbols in which trading is stopped. */
    Map<Symbol, TradingHalt> halts();

    /** The last close of the ten sessions before the day, in the shares of its time; empty when nothing traded. */
    default Optional<Price> closeBefore(Symbol symbol, LocalDate day) {
        ExchangeCalendar calendar = new ExchangeCalendar();
        LocalDate session = day;
        for (int i = 0; i < 10 && session.isAfter(ExchangeCalendar.FIRST.plusDays(7)); i++) {
            session = calendar.previous(session);
            Optional<Price> close = sessionBar(symbol, session).map(Bar::close);
            if (close.isPresent()) {
                return close;
            }
        }
        return Optional.empty();
    }
}
