package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a holder of shares has after a corporate action. It follows from the number of shares alone, so that a desk and
 * its broker come to the same without asking each other.
 *
 * @param symbol name of the shares afterwards
 * @param shares [shares] held afterwards
 * @param fraction [shares] of the new kind that were paid out because only whole shares are held
 * @param cash [USD] paid to the holder, &gt;= 0
 * @param price [USD per share] what shares that were paid out brought; empty when none were, or for nothing
 */
public record Entitlement(Symbol symbol, Quantity shares, Quantity fraction, Money cash, Optional<Price> price) {
    /**
     * What the action makes of the shares.
     *
     * @param held [shares] at the close before the ex-date
     * @param fractionalShares whether fractions stay shares; otherwise they are paid at the close before the ex-date
     * @param lastClose the close before the ex-date, in old shares
     * @throws PermanentFault when a fraction is to be paid and no close is known
     */
    public static Entitlement of(
            CorporateAction action, Quantity held, boolean fractionalShares, Optional<Price> lastClose) {
        return switch (action) {
            case CorporateAction.Dividend dividend ->
                new Entitlement(
                        dividend.symbol(), held, Quantity.ZERO, total(dividend.amount(), held), Optional.empty());
            case CorporateAction.Split split -> ofSplit(split, held, fractionalShares, lastClose);
            case CorporateAction.SymbolChange change ->
                new Entitlement(change.newSymbol(), held, Quantity.ZERO, Money.ZERO, Optional.empty());
            case CorporateAction.Delisting delisting ->
                new Entitlement(
                        delisting.symbol(),
                        Quantity.ZERO,
                        Quantity.ZERO,
                        total(delisting.payout(), held),
                        Optional.of(delisting.payout())
                                .filter(payout -> payout.signum() > 0)
                                .map(payout -> Price.rounded(payout, Price.MAX_SCALE)));
        };
    }

    private static Entitlement ofSplit(
            CorporateAction.Split split, Quantity held, boolean fractionalShares, Optional<Price> lastClose) {
        Quantity all = split.restate(held);
        Quantity kept = fractionalShares ? all : new Quantity(all.value().setScale(0, RoundingMode.DOWN));
        Quantity fraction = all.minus(kept);
        if (fraction.isZero()) {
            return new Entitlement(split.symbol(), kept, fraction, Money.ZERO, Optional.empty());
        }
        Price price = split.restate(lastClose.orElseThrow(() -> new PermanentFault(
                "%s leaves %s shares to be paid in cash, but no close before the ex-date is known: import it"
                        .formatted(split.key(), fraction))));
        return new Entitlement(split.symbol(), kept, fraction, price.times(fraction), Optional.of(price));
    }

    private static Money total(BigDecimal perShare, Quantity shares) {
        return Money.rounded(perShare.multiply(shares.value()));
    }
}
