package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import java.time.LocalDate;

/**
 * A corporate action as it was booked for a desk: the shares and cash it moved, kept beside the lots so that the two can
 * be compared.
 *
 * @param key natural key of the action
 * @param kind what happened
 * @param exDate first session without the old right
 * @param symbol of the old shares
 * @param sharesBefore [shares] that the action concerned, &gt; 0
 * @param newSymbol of the new shares
 * @param sharesAfter [shares] held instead
 * @param cash [USD] that came in
 */
public record BookedAction(
        String key,
        CorporateAction.Kind kind,
        LocalDate exDate,
        Symbol symbol,
        Quantity sharesBefore,
        Symbol newSymbol,
        Quantity sharesAfter,
        Money cash) {}
