package io.bellwether.marketdata.db;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.SplitAdjustment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code corporate_action}. */
@Component
class ActionTable {
    private final JdbcClient db;

    ActionTable(JdbcClient db) {
        this.db = db;
    }

    /** Replaces what the source said before; what a desk has booked of it stays booked. */
    void replace(String market, List<CorporateAction> actions) {
        db.sql("delete from corporate_action where market = :market and source = :market")
                .param("market", market)
                .update();
        actions.forEach(action -> insert(market, action));
    }

    private void insert(String market, CorporateAction action) {
        Terms terms = Terms.of(action);
        db.sql("""
                        insert into corporate_action (market, symbol, ex_date, kind, new_rate, old_rate, amount,
                            new_symbol, known_at, source)
                        values (:market, :symbol, :exDate, :kind, :newRate, :oldRate, :amount, :newSymbol, :knownAt,
                            :market)
                        on conflict (market, symbol, ex_date, kind) do update set new_rate = excluded.new_rate,
                            old_rate = excluded.old_rate, amount = excluded.amount,
                            new_symbol = excluded.new_symbol, source = excluded.source
                        """)
                .param("market", market)
                .param("symbol", action.symbol().value())
                .param("exDate", action.exDate())
                .param("kind", action.kind().name())
                .param("newRate", terms.newRate())
                .param("oldRate", terms.oldRate())
                .param("amount", terms.amount())
                .param("newSymbol", terms.newSymbol())
                .param(
                        "knownAt",
                        Rows.time(action.exDate()
                                .atStartOfDay(ExchangeCalendar.ZONE)
                                .toInstant()))
                .update();
    }

    /** What the columns hold, by kind. */
    private record Terms(
            @Nullable BigDecimal newRate,
            @Nullable BigDecimal oldRate,
            @Nullable BigDecimal amount,
            @Nullable String newSymbol) {
        static Terms of(CorporateAction action) {
            return switch (action) {
                case CorporateAction.Split split -> new Terms(split.newRate(), split.oldRate(), null, null);
                case CorporateAction.Dividend dividend -> new Terms(null, null, dividend.amount(), null);
                case CorporateAction.Delisting delisting -> new Terms(null, null, delisting.payout(), null);
                case CorporateAction.SymbolChange change ->
                    new Terms(null, null, null, change.newSymbol().value());
            };
        }
    }

    List<CorporateAction> of(String market, Set<Symbol> symbols, Instant asOf) {
        List<CorporateAction> actions = new ArrayList<>(db.sql("""
                        select symbol, ex_date, kind, new_rate, old_rate, amount, new_symbol from corporate_action
                        where market = :market and symbol = any(:symbols) and known_at <= :asOf
                        """)
                .param("market", market)
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .param("asOf", Rows.time(asOf))
                .query((row, n) -> action(row))
                .list());
        actions.sort(CorporateAction.IN_ORDER);
        return List.copyOf(actions);
    }

    SplitAdjustment adjustment(String market, Symbol symbol, Instant asOf) {
        return new SplitAdjustment(of(market, Set.of(symbol), asOf).stream()
                .filter(CorporateAction.Split.class::isInstance)
                .map(CorporateAction.Split.class::cast)
                .toList());
    }

    /** The same for every symbol that was ever split. */
    Map<Symbol, SplitAdjustment> adjustments(String market, Instant asOf) {
        Map<Symbol, List<CorporateAction.Split>> splits = new HashMap<>();
        db.sql("""
                        select symbol, ex_date, kind, new_rate, old_rate, amount, new_symbol from corporate_action
                        where market = :market and kind = 'SPLIT' and known_at <= :asOf order by ex_date
                        """).param("market", market).param("asOf", Rows.time(asOf)).query(row -> {
            if (action(row) instanceof CorporateAction.Split split) {
                splits.computeIfAbsent(split.symbol(), s -> new ArrayList<>()).add(split);
            }
        });
        Map<Symbol, SplitAdjustment> adjustments = new HashMap<>();
        splits.forEach((symbol, list) -> adjustments.put(symbol, new SplitAdjustment(list)));
        return adjustments;
    }

    private static CorporateAction action(ResultSet row) throws SQLException {
        Symbol symbol = Rows.symbol(row);
        LocalDate exDate = Objects.requireNonNull(row.getObject("ex_date", LocalDate.class));
        return switch (CorporateAction.Kind.valueOf(row.getString("kind"))) {
            case SPLIT -> new CorporateAction.Split(symbol, exDate, number(row, "new_rate"), number(row, "old_rate"));
            case DIVIDEND -> new CorporateAction.Dividend(symbol, exDate, number(row, "amount"));
            case SYMBOL_CHANGE ->
                new CorporateAction.SymbolChange(symbol, exDate, new Symbol(row.getString("new_symbol")));
            case DELISTING -> new CorporateAction.Delisting(symbol, exDate, number(row, "amount"));
        };
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getBigDecimal(column)).stripTrailingZeros();
    }
}
