package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.RecordReadings;
import io.bellwether.reporting.domain.RecordedBooks;
import io.bellwether.reporting.domain.RecordedBooks.DayPrices;
import io.bellwether.reporting.domain.RecordedBooks.ShareChange;
import io.bellwether.reporting.domain.RecordedBooks.TradedPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ledger and bars of an imported record, from PostgreSQL. */
@Repository
class JdbcRecordReadings implements RecordReadings {
    private static final String NAMES_CLOSES = """
            select r.source = 'EXPERIMENT'
            from record_import r join cash_entry c on c.desk_id = r.desk_id and c.key = 'deposit:initial'
            where r.desk_id = :desk
            """;

    /** What was bought, what left, and what corporate actions turned into other shares. */
    private static final String SHARES = """
            select coalesce(l.since, l.opened_on) as "on", l.symbol, trim_scale(l.quantity) as shares, j.new_lot_id is not null as restated
            from tax_lot l
            left join lot_adjustment j on j.desk_id = l.desk_id and j.new_lot_id = l.id
            where l.desk_id = :desk
            union all
            select c.closed_on, l.symbol, trim_scale(-c.quantity), false
            from lot_closing c join tax_lot l on l.desk_id = c.desk_id and l.id = c.lot_id
            where c.desk_id = :desk
            union all
            select n.since, l.symbol, trim_scale(-j.quantity), true
            from lot_adjustment j
            join tax_lot l on l.desk_id = j.desk_id and l.id = j.lot_id
            join tax_lot n on n.desk_id = j.desk_id and n.id = j.new_lot_id
            where j.desk_id = :desk
            order by 1, 2
            """;

    private static final String BARS = """
            select b.symbol, b.trading_date, trim_scale(b.low) as low, trim_scale(b.high) as high,
                trim_scale(b.close) as close
            from desk d join bar_daily b on b.market = d.market and b.known_until = 'infinity'
            where d.id = :desk order by b.symbol, b.trading_date
            """;

    private final JdbcClient db;

    JdbcRecordReadings(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Optional<RecordedBooks> books(DeskId desk) {
        return db.sql(NAMES_CLOSES)
                .param("desk", desk.value())
                .query(Boolean.class)
                .optional()
                .map(namesCloses -> read(desk, namesCloses));
    }

    private RecordedBooks read(DeskId desk, boolean namesCloses) {
        BigDecimal deposit = db.sql("select amount from cash_entry where desk_id = :desk and key = 'deposit:initial'")
                .param("desk", desk.value())
                .query(BigDecimal.class)
                .single();
        return new RecordedBooks(
                namesCloses,
                deposit,
                amounts(
                        desk,
                        "select trading_date, sum(amount) as amount from cash_entry where desk_id = :desk group by 1"),
                amounts(desk, "select trading_date, amount from external_flow where desk_id = :desk"),
                shares(desk),
                trades(desk),
                bars(desk),
                db.sql("""
                                select i.symbol from desk d join instrument i on i.market = d.market and i.benchmark
                                    and i.known_until = 'infinity'
                                where d.id = :desk order by i.symbol limit 1
                                """).param("desk", desk.value()).query(String.class).optional());
    }

    private NavigableMap<LocalDate, BigDecimal> amounts(DeskId desk, String sql) {
        return db.sql(sql).param("desk", desk.value()).query(ByName.rows(Amount.class)).list().stream()
                .collect(Collectors.toMap(Amount::tradingDate, Amount::amount, (one, other) -> other, TreeMap::new));
    }

    private List<ShareChange> shares(DeskId desk) {
        return db.sql(SHARES)
                .param("desk", desk.value())
                .query(ByName.rows(ShareChange.class))
                .list();
    }

    private List<TradedPrice> trades(DeskId desk) {
        return db.sql(
                        "select trading_date as \"on\", symbol, trim_scale(price) as price from fill where desk_id = :desk order by as_of, id")
                .param("desk", desk.value())
                .query(ByName.rows(TradedPrice.class))
                .list();
    }

    private Map<String, NavigableMap<LocalDate, DayPrices>> bars(DeskId desk) {
        Map<String, NavigableMap<LocalDate, DayPrices>> bars = new HashMap<>();
        for (BarOf bar : db.sql(BARS)
                .param("desk", desk.value())
                .query(ByName.rows(BarOf.class))
                .list()) {
            bars.computeIfAbsent(bar.symbol(), symbol -> new TreeMap<>()).put(bar.tradingDate(), bar.prices());
        }
        return bars;
    }

    private record Amount(LocalDate tradingDate, BigDecimal amount) {}

    private record BarOf(String symbol, LocalDate tradingDate, DayPrices prices) {}
}
