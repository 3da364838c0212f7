package io.bellwether.reporting.db;

/** The benchmark's price that belongs to a snapshot of a desk's worth; one for every reader, so that their changes agree. */
final class BenchmarkPrice {
    /**
     * SQL, for a row {@code s} of {@code equity_snapshot}: what was recorded with it, or at a close what the market has for the
     * day. The first deposit is made before the session, so the close before it counts.
     */
    static final String OF_SNAPSHOT = """
            coalesce(s.benchmark_price, (
                select b.close from desk d
                join instrument i on i.market = d.market and i.benchmark and i.known_until = 'infinity'
                join bar_daily b on b.market = i.market and b.symbol = i.symbol and b.known_until = 'infinity'
                where d.id = s.desk_id and b.trading_date > s.trading_date - 10
                    and case s.session
                            when 'OPENING' then b.trading_date < s.trading_date
                            when 'CLOSE' then b.trading_date = s.trading_date
                            else false end
                order by b.trading_date desc limit 1))""";

    private BenchmarkPrice() {}
}
