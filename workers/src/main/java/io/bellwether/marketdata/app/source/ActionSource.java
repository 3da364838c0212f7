package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.OutsideCall;
import java.util.List;

/** A vendor of corporate actions. */
@OutsideCall
public interface ActionSource extends MarketSource {
    /** Most symbols that one call of {@link #actions} takes; one where the vendor takes them one by one. */
    @OutsideCall.Local
    default int mostActing() {
        return 1;
    }

    /** How many requests a call of {@link #actions} costs, as far as can be told before. */
    @OutsideCall.Local
    default int requestsForActions() {
        return 1;
    }

    /**
     * Splits, dividends, changes of name and delistings.
     *
     * @param symbols at most {@link #mostActing}
     * @param exDates first to last ex-date wanted
     */
    List<CorporateAction> actions(List<Symbol> symbols, DateRange exDates);
}
