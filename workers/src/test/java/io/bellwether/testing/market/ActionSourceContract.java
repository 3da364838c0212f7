package io.bellwether.testing.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.ActionSource;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.Vendors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every source of corporate actions. */
public abstract class ActionSourceContract extends SourceContract<ActionSource> {
    protected static final DateRange YEAR = new DateRange(MarketTape.FIRST, LocalDate.of(2026, 11, 27));

    protected ActionSourceContract(MarketVendor vendor, Function<Vendors, ActionSource> make) {
        super(vendor, make);
    }

    /** Whether the vendor tells this kind. */
    protected boolean tells(CorporateAction.Kind kind) {
        return kind == CorporateAction.Kind.SPLIT || kind == CorporateAction.Kind.DIVIDEND;
    }

    @Override
    protected Object ask() {
        return normal(source.actions(List.of(MarketTape.FORWARD), YEAR));
    }

    protected List<CorporateAction> actions(DateRange days, Symbol... symbols) {
        List<CorporateAction> all = new ArrayList<>();
        parts(List.of(symbols), source.mostActing()).forEach(part -> all.addAll(source.actions(part, days)));
        assertThat(server.violations()).isEmpty();
        return normal(all);
    }

    /** In order, with numbers written in one way. */
    private static List<CorporateAction> normal(List<CorporateAction> actions) {
        return actions.stream()
                .sorted(CorporateAction.IN_ORDER)
                .map(one -> {
                    if (one instanceof CorporateAction.Split split) {
                        return new CorporateAction.Split(
                                split.symbol(), split.exDate(), plain(split.newRate()), plain(split.oldRate()));
                    }
                    if (one instanceof CorporateAction.Dividend dividend) {
                        return new CorporateAction.Dividend(
                                dividend.symbol(), dividend.exDate(), plain(dividend.amount()));
                    }
                    if (one instanceof CorporateAction.Delisting delisting) {
                        return new CorporateAction.Delisting(
                                delisting.symbol(), delisting.exDate(), plain(delisting.payout()));
                    }
                    return one;
                })
                .toList();
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private List<CorporateAction> onTheTape(DateRange days, Symbol... symbols) {
        return normal(Stream.of(symbols)
                .flatMap(symbol -> tape.find(symbol).orElseThrow().actions(days).stream())
                .filter(one -> tells(one.kind()))
                .toList());
    }

    @Test
    void splitsAndDividends_areAsOnTheTape() {
        Symbol[] some = {MarketTape.PLAIN, MarketTape.REVERSE, MarketTape.FORWARD};
        assertThat(actions(YEAR, some)).hasSize(4).isEqualTo(onTheTape(YEAR, some));
    }

    @Test
    void newNamesAndEnds_areToldWhereTheVendorKnowsThem() {
        Symbol[] some = {MarketTape.RENAMED, MarketTape.GONE};
        assertThat(actions(YEAR, some)).isEqualTo(onTheTape(YEAR, some));
    }

    @Test
    void theSpanHasItsFirstAndItsLastDay() {
        for (DateRange days : List.of(
                new DateRange(MarketTape.REVERSE_DAY, MarketTape.REVERSE_DAY),
                new DateRange(MarketTape.REVERSE_DAY.minusDays(7), MarketTape.REVERSE_DAY.minusDays(3)),
                new DateRange(MarketTape.REVERSE_DAY.minusDays(7), MarketTape.REVERSE_DAY),
                new DateRange(MarketTape.REVERSE_DAY.plusDays(1), MarketTape.REVERSE_DAY.plusDays(9)))) {
            assertThat(actions(days, MarketTape.REVERSE)).isEqualTo(onTheTape(days, MarketTape.REVERSE));
        }
    }

    @Test
    void moreThanAPageHolds_comesWhole() {
        server.pageSize(1);
        Symbol[] some = {MarketTape.REVERSE, MarketTape.FORWARD, MarketTape.CLASS};
        assertThat(actions(YEAR, some)).isEqualTo(onTheTape(YEAR, some));
    }

    @Test
    void aSymbolThatNobodyKnows_hasNone() {
        assertThat(actions(YEAR, MarketTape.UNKNOWN)).isEmpty();
    }

    @Test
    void aClassOfShares_isNamedInOurWay() {
        LocalDate day = LocalDate.of(2026, 6, 15);
        tape.company(MarketTape.CLASS).dividend(day, "1.25");
        assertThat(actions(YEAR, MarketTape.CLASS))
                .containsExactly(new CorporateAction.Dividend(MarketTape.CLASS, day, new BigDecimal("1.25")));
    }
}
