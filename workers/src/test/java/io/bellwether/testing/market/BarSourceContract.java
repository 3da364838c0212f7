package io.bellwether.testing.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.BarSource;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.app.source.SourceBars.Adjustment;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.Vendors;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What holds for every source of daily bars. */
public abstract class BarSourceContract extends SourceContract<BarSource> {
    /** The last day before today. */
    protected static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 27);

    protected static final DateRange YEAR = new DateRange(MarketTape.FIRST, YESTERDAY);
    protected static final DateRange MONTH = new DateRange(LocalDate.of(2026, 10, 26), YESTERDAY);

    protected BarSourceContract(MarketVendor vendor, Function<Vendors, BarSource> make) {
        super(vendor, make);
    }

    /** What the source makes of the prices; raw unless the vendor cannot. */
    protected Adjustment adjustment() {
        return Adjustment.RAW;
    }

    /** What is expected of the bars on the tape; themselves unless the vendor changes them. */
    protected List<Bar> expected(Company company, DateRange days) {
        return company.bars(days);
    }

    /** Whether the vendor tells a symbol that it does not know from one without bars in the span. */
    protected boolean tellsUnknownFromEmpty() {
        return true;
    }

    /** Splits and dividends that come with the bars; none unless the vendor has them there. */
    protected List<CorporateAction> expectedActions(Company company, DateRange days) {
        return List.of();
    }

    @Override
    protected Object ask() {
        return source.dailyBars(List.of(MarketTape.FORWARD), MONTH);
    }

    protected Map<Symbol, SourceBars> bars(DateRange days, Symbol... symbols) {
        return bars(days, List.of(symbols));
    }

    private Map<Symbol, SourceBars> bars(DateRange days, List<Symbol> symbols) {
        Map<Symbol, SourceBars> all = new TreeMap<>();
        parts(symbols, source.mostSymbols()).forEach(part -> all.putAll(source.dailyBars(part, days)));
        assertThat(server.violations()).isEmpty();
        return all;
    }

    private void isAsOnTheTape(Map<Symbol, SourceBars> found, Symbol symbol, DateRange days) {
        Company company = tape.find(symbol).orElseThrow();
        assertThat(found).containsKey(symbol);
        assertThat(found.get(symbol).bars()).as("%s", symbol).isEqualTo(expected(company, days));
        assertThat(found.get(symbol).actions()).isEqualTo(expectedActions(company, days));
        assertThat(found.get(symbol).refused()).isEmpty();
        assertThat(found.get(symbol).adjustment()).isEqualTo(adjustment());
    }

    @Test
    void barsAreAsTraded_alsoBeforeASplit() {
        Symbol[] some = {MarketTape.PLAIN, MarketTape.REVERSE, MarketTape.FORWARD};
        Map<Symbol, SourceBars> found = bars(YEAR, some);
        assertThat(found).containsOnlyKeys(some);
        for (Symbol symbol : some) {
            isAsOnTheTape(found, symbol, YEAR);
        }
    }

    @Test
    void aSpanHasItsFirstAndItsLastDay_andNoOther() {
        for (String[] span : List.of(
                new String[] {"2026-03-02", "2026-03-02"},
                new String[] {"2026-03-06", "2026-03-09"},
                new String[] {"2026-08-14", "2026-08-17"},
                new String[] {"2026-08-17", "2026-08-18"},
                new String[] {"2026-10-30", "2026-11-02"},
                new String[] {"2026-11-25", "2026-11-27"})) {
            DateRange days = new DateRange(LocalDate.parse(span[0]), LocalDate.parse(span[1]));
            isAsOnTheTape(bars(days, MarketTape.REVERSE), MarketTape.REVERSE, days);
        }
    }

    @Test
    void moreThanAPageHolds_comesWhole() {
        server.pageSize(7);
        List<Symbol> all = tape.symbols().stream()
                .filter(symbol -> tape.find(symbol).orElseThrow().lastDay().equals(MarketTape.LAST))
                .toList();
        Map<Symbol, SourceBars> found = bars(MONTH, all);
        assertThat(found).containsOnlyKeys(all);
        all.forEach(symbol -> isAsOnTheTape(found, symbol, MONTH));
    }

    @Test
    void aSymbolThatNobodyKnows_isMissing_andTheOtherIsThere() {
        Map<Symbol, SourceBars> found = bars(MONTH, MarketTape.UNKNOWN, MarketTape.PLAIN);
        assertThat(found).containsOnlyKeys(MarketTape.PLAIN);
        isAsOnTheTape(found, MarketTape.PLAIN, MONTH);
    }

    @Test
    void aSymbolWithoutBarsInTheSpan_isThereWithoutBars() {
        DateRange weekend = new DateRange(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 22));
        Map<Symbol, SourceBars> found = bars(weekend, MarketTape.PLAIN);
        if (tellsUnknownFromEmpty()) {
            assertThat(found).containsOnlyKeys(MarketTape.PLAIN);
            isAsOnTheTape(found, MarketTape.PLAIN, weekend);
        } else {
            assertThat(found).isEmpty();
        }
    }

    @Test
    void theUnfinishedBarOfToday_isNotThere() {
        Map<Symbol, SourceBars> found = bars(MONTH, MarketTape.PLAIN, MarketTape.CLASS);
        assertThat(found.get(MarketTape.PLAIN).bars().getLast().date()).isEqualTo(YESTERDAY);
        assertThat(found.get(MarketTape.CLASS).bars().getLast().date()).isEqualTo(YESTERDAY);
    }

    @Test
    void inTheEvening_theBarOfTodayIsThere() {
        Instant evening = Instant.parse("2026-12-01T02:00:00Z");
        server.clock(InstantSource.fixed(evening));
        DateRange days = new DateRange(MONTH.first(), MarketTape.LAST);
        isAsOnTheTape(bars(days, MarketTape.PLAIN), MarketTape.PLAIN, days);
        DateRange today = new DateRange(MarketTape.LAST, MarketTape.LAST);
        isAsOnTheTape(bars(today, MarketTape.FORWARD), MarketTape.FORWARD, today);
    }

    @Test
    void daysWithoutABar_orWithoutNumbers_areLeftOut() {
        isAsOnTheTape(bars(YEAR, MarketTape.GAPPY), MarketTape.GAPPY, YEAR);
    }

    @Test
    void aClassOfShares_isAskedForInTheVendorsWay_andComesUnderItsOwnName() {
        Map<Symbol, SourceBars> found = bars(MONTH, MarketTape.CLASS);
        isAsOnTheTape(found, MarketTape.CLASS, MONTH);
    }

    @Test
    void whatCannotBeABar_isRefusedInASentence() {
        Symbol odd = new Symbol("ODDS");
        Company company = tape.company(odd);
        tape.find(MarketTape.PLAIN)
                .orElseThrow()
                .days(MONTH.first(), YESTERDAY, MarketTape.NOON)
                .forEach(company::day);
        LocalDate day = LocalDate.of(2026, 11, 18);
        company.day(new TapeDay(
                day,
                new BigDecimal("12.50"),
                new BigDecimal("12.10"),
                new BigDecimal("12.30"),
                new BigDecimal("12.20"),
                5_000));
        SourceBars found = bars(MONTH, odd).get(odd);
        assertThat(found.bars()).isEqualTo(expected(company, MONTH)).isNotEmpty();
        assertThat(found.refused()).singleElement().asString().contains(day.toString());
    }

    @Test
    void askedTwice_itSaysTheSame() {
        assertThat(ask()).isEqualTo(ask());
    }
}
