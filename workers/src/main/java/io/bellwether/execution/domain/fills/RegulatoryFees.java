package io.bellwether.execution.domain.fills;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What US regulators take of a sale of shares, as brokers pass it on: each fee rounded up to the next cent.
 *
 * <ul>
 *   <li>Section 31 of the Securities Exchange Act: a part of the proceeds at the rate of the charge date, which is the
 *       settlement date (17 CFR 240.31(a)(3)). Rates: the SEC's fee rate advisories and its orders making annual
 *       adjustments to transaction fee rates, the last one Release 34-104909.
 *   <li>FINRA's Trading Activity Fee (By-Laws, Schedule A, Section 1): so much per share up to a most per trade, at the
 *       rate of the trade date; none where the price of a share is below the rate. Rates: NASD Notices to Members 03-43
 *       and 04-84, FINRA Regulatory Notices 11-27, 12-06 and 12-31, rule filings SR-FINRA-2020-032 and
 *       SR-FINRA-2024-019. Before September 2003 it is not counted.
 * </ul>
 */
public final class RegulatoryFees {
    private static final BigDecimal MILLION = new BigDecimal("1000000");

    /** Trades settle after three sessions, from the given dates on after two and after one (SEC Rule 15c6-1). */
    private static final LocalDate SETTLED_AFTER_TWO = LocalDate.of(2017, 9, 5);

    private static final LocalDate SETTLED_AFTER_ONE = LocalDate.of(2024, 5, 28);

    /** By first charge date [USD per million]. Before 2002 the statute said a three-hundredth of one per cent. */
    private static final NavigableMap<LocalDate, BigDecimal> SECTION_31 = byDate(Map.ofEntries(
            rate("1990-01-01", "33.33"),
            rate("2001-12-28", "15.00"),
            rate("2002-04-01", "30.10"),
            rate("2003-03-22", "25.20"),
            rate("2003-04-01", "46.80"),
            rate("2004-02-22", "39.00"),
            rate("2004-04-01", "23.40"),
            rate("2005-01-07", "32.90"),
            rate("2005-04-01", "41.80"),
            rate("2005-12-22", "30.70"),
            rate("2007-03-17", "15.30"),
            rate("2008-01-25", "11.00"),
            rate("2008-04-01", "5.60"),
            rate("2009-04-10", "25.70"),
            rate("2010-01-15", "12.70"),
            rate("2010-04-01", "16.90"),
            rate("2011-01-21", "19.20"),
            rate("2012-02-21", "18.00"),
            rate("2012-04-01", "22.40"),
            rate("2013-05-25", "17.40"),
            rate("2014-03-18", "22.10"),
            rate("2015-02-14", "18.40"),
            rate("2016-02-16", "21.80"),
            rate("2017-07-04", "23.10"),
            rate("2018-05-22", "13.00"),
            rate("2019-04-16", "20.70"),
            rate("2020-02-18", "22.10"),
            rate("2021-02-25", "5.10"),
            rate("2022-05-14", "22.90"),
            rate("2023-02-27", "8.00"),
            rate("2024-05-22", "27.80"),
            rate("2025-05-14", "0.00"),
            rate("2026-04-04", "20.60")));

    /** By first trade date. */
    private static final NavigableMap<LocalDate, ActivityFee> TRADING_ACTIVITY = byDate(Map.ofEntries(
            fee("1990-01-01", "0", "0"),
            fee("2003-09-01", "0.0001", "10.00"),
            fee("2004-11-01", "0.000075", "3.75"),
            fee("2011-07-01", "0.000090", "4.50"),
            fee("2012-03-01", "0.000095", "4.75"),
            fee("2012-07-01", "0.000119", "5.95"),
            fee("2022-01-01", "0.000130", "6.49"),
            fee("2023-01-01", "0.000145", "7.27"),
            fee("2024-01-01", "0.000166", "8.30"),
            fee("2026-01-01", "0.000195", "9.79")));

    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private RegulatoryFees() {}

    /**
     * A Trading Activity Fee.
     *
     * @param perShare [USD per share]
     * @param most [USD per trade]
     */
    private record ActivityFee(BigDecimal perShare, Money most) {}

    /** Both fees of one sale; zero for no shares. */
    public static Money onSale(Quantity shares, Price price, LocalDate tradeDate) {
        return shares.isZero()
                ? Money.ZERO
                : section31(price.times(shares), tradeDate).plus(tradingActivity(shares, price, tradeDate));
    }

    /** The Section 31 fee of a sale that brought the proceeds. */
    public static Money section31(Money proceeds, LocalDate tradeDate) {
        BigDecimal rate = SECTION_31.floorEntry(settlement(tradeDate)).getValue();
        return roundedUp(proceeds.amount().multiply(rate).divide(MILLION));
    }

    /** The Trading Activity Fee of a sale. */
    public static Money tradingActivity(Quantity shares, Price price, LocalDate tradeDate) {
        ActivityFee fee = TRADING_ACTIVITY.floorEntry(tradeDate).getValue();
        return price.value().compareTo(fee.perShare()) < 0
                ? Money.ZERO
                : roundedUp(shares.value().multiply(fee.perShare())).min(fee.most());
    }

    private static LocalDate settlement(LocalDate tradeDate) {
        int sessions = tradeDate.isBefore(SETTLED_AFTER_TWO) ? 3 : tradeDate.isBefore(SETTLED_AFTER_ONE) ? 2 : 1;
        LocalDate date = tradeDate;
        for (int i = 0; i < sessions; i++) {
            date = CALENDAR.next(date);
        }
        return date;
    }

    private static Money roundedUp(BigDecimal amount) {
        return new Money(amount.setScale(2, RoundingMode.CEILING));
    }

    private static <T> NavigableMap<LocalDate, T> byDate(Map<LocalDate, T> entries) {
        return new TreeMap<>(entries);
    }

    private static Map.Entry<LocalDate, BigDecimal> rate(String from, String perMillion) {
        return Map.entry(LocalDate.parse(from), new BigDecimal(perMillion));
    }

    private static Map.Entry<LocalDate, ActivityFee> fee(String from, String perShare, String most) {
        return Map.entry(LocalDate.parse(from), new ActivityFee(new BigDecimal(perShare), Money.of(most)));
    }
}
