package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What the books of an imported record say day by day, and the prices its market has.
 *
 * @param namesCloses whether the record has daily figures of its own, and not trades alone
 * @param deposit [USD] cash it started from
 * @param cash [USD] change of cash by session, the deposit among them
 * @param flows [USD] cash from outside after the deposit, by session
 * @param shares changes of what was held
 * @param trades every fill
 * @param bars daily bars by symbol and session, as they were traded
 * @param benchmark the yardstick's symbol, if the market has one
 */
public record RecordedBooks(
        boolean namesCloses,
        BigDecimal deposit,
        NavigableMap<LocalDate, BigDecimal> cash,
        NavigableMap<LocalDate, BigDecimal> flows,
        List<ShareChange> shares,
        List<TradedPrice> trades,
        Map<String, NavigableMap<LocalDate, DayPrices>> bars,
        Optional<String> benchmark) {
    /**
     * @param on session from which it counts
     * @param symbol whose shares
     * @param shares [shares] more or, negative, fewer
     * @param restated whether a corporate action made them of others: prices from before it are of other shares
     */
    public record ShareChange(LocalDate on, String symbol, BigDecimal shares, boolean restated) {}

    /**
     * @param on session
     * @param symbol what was traded
     * @param price [USD per share]
     */
    public record TradedPrice(LocalDate on, String symbol, BigDecimal price) {}

    /**
     * @param low [USD per share]
     * @param high [USD per share]
     * @param close [USD per share]
     */
    public record DayPrices(BigDecimal low, BigDecimal high, BigDecimal close) {}
}
