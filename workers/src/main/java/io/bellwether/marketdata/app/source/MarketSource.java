package io.bellwether.marketdata.app.source;

import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.platform.OutsideCall;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A vendor of market data. What kinds it has is told by which of the interfaces below it implements; whatever it cannot
 * deliver it throws as {@link io.bellwether.platform.vendor.VendorFault}. It is no fault that a vendor does not know a
 * symbol: the symbol is missing in the answer.
 *
 * <p>A source knows no time: it is told what span is wanted and leaves out what lies outside of it, such as the unfinished
 * bar of today.
 */
@OutsideCall
public interface MarketSource {
    /** As settings and records call it, e.g. {@code alpaca}. */
    @OutsideCall.Local
    String name();

    /** What is missing before it can be asked, a sentence that says what to do; empty when nothing is. */
    @OutsideCall.Local
    Optional<String> lacks();

    /** The kinds of data that it has. */
    @OutsideCall.Local
    default Set<DataKind> offers() {
        Set<DataKind> kinds = EnumSet.noneOf(DataKind.class);
        add(kinds, this instanceof BarSource, DataKind.DAILY_BARS);
        add(kinds, this instanceof QuoteSource, DataKind.QUOTES);
        add(kinds, this instanceof ActionSource, DataKind.CORPORATE_ACTIONS);
        add(kinds, this instanceof NewsSource, DataKind.NEWS);
        add(kinds, this instanceof FactSource, DataKind.FACTS);
        add(kinds, this instanceof EventSource, DataKind.EVENTS);
        add(kinds, this instanceof FilingSource, DataKind.FILINGS);
        add(kinds, this instanceof SocialSource, DataKind.SOCIAL);
        add(kinds, this instanceof MacroSource, DataKind.MACRO);
        return kinds;
    }

    private static void add(Set<DataKind> kinds, boolean has, DataKind kind) {
        if (has) {
            kinds.add(kind);
        }
    }
}
