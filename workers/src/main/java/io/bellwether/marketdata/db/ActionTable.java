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
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Table {@code corporate_action}. */
@Component
class ActionTable {
    /** Rates and amounts as the columns keep them, so that what is said again compares equal. */
    private static final String ANNOUNCED = """
            (select symbol, ex_date, kind, cast(new_rate as numeric(18, 9)) as new_rate,
                cast(old_rate as numeric(18, 9)) as old_rate, cast(amount as numeric(18, 6)) as amount, new_symbol, known_at
             from unnest(cast(:symbols as text[]), cast(:days as date[]), cast(:kinds as text[]),
                cast(:newRates as numeric[]), cast(:oldRates as numeric[]), cast(:amounts as numeric[]),
                cast(:newSymbols as text[]), cast(:known as timestamptz[]))
                as s (symbol, ex_date, kind, new_rate, old_rate, amount, new_symbol, known_at)) t
            """;

    private final JdbcClient db;

    ActionTable(JdbcClient db) {
        this.db = db;
    }

    /**
     * Ends what the source no longer says and adds what it did not say before; what a desk has booked of it stays booked.
     *
     * @return how many rows were ended or added
     */
    int replace(String market, List<CorporateAction> actions, Knowledge knowledge) {
        int ended = bind(
                        db.sql("update corporate_action a set known_until = " + Knowledge.ended("a", "a.known_at") + """
                         where a.market = :market and a.known_until = 'infinity'
                            and (a.source = :market
                                or (a.symbol, a.ex_date, a.kind) in (select t.symbol, t.ex_date, t.kind from\s"""
                                + ANNOUNCED + "))" + """
                             and not exists (select 1 from\s""" + ANNOUNCED + """
                                where (a.symbol, a.ex_date, a.kind, a.new_rate, a.old_rate, a.amount, a.new_symbol,
                                        a.source)
                                    is not distinct from (t.symbol, t.ex_date, t.kind, t.new_rate, t.old_rate,
                                        t.amount, t.new_symbol, cast(:market as text)))
                        """),
                        market,
                        actions,
                        knowledge)
                .update();
        int added = bind(
                        db.sql("""
                        insert into corporate_action (market, symbol, ex_date, kind, new_rate, old_rate, amount,
                            new_symbol, known_at, source, revision, known_from, known_until)
                        select :market, t.symbol, t.ex_date, t.kind, t.new_rate, t.old_rate, t.amount, t.new_symbol,
                            t.known_at, :market, coalesce(last.revision, 0) + w.n, w.known_from, w.known_until
                        from\s""" + ANNOUNCED
                                + Knowledge.last(
                                        "corporate_action",
                                        "o.market = :market and (o.symbol, o.ex_date, o.kind) = (t.symbol, t.ex_date, t.kind)")
                                + Knowledge.times("t.known_at")
                                + " where not last.stands"),
                        market,
                        actions,
                        knowledge)
                .update();
        return ended + added;
    }

    private static StatementSpec bind(
            StatementSpec statement, String market, List<CorporateAction> actions, Knowledge knowledge) {
        return knowledge
                .bind(statement)
                .param("market", market)
                .param("symbols", Rows.column(actions, a -> a.symbol().value()))
                .param("days", Rows.column(actions, a -> a.exDate().toString()))
                .param("kinds", Rows.column(actions, a -> a.kind().name()))
                .param("newRates", terms(actions, Terms::newRate))
                .param("oldRates", terms(actions, Terms::oldRate))
                .param("amounts", terms(actions, Terms::amount))
                .param("newSymbols", terms(actions, Terms::newSymbol))
                .param(
                        "known",
                        Rows.column(
                                actions,
                                a -> a.exDate()
                                        .atStartOfDay(ExchangeCalendar.ZONE)
                                        .toInstant()
                                        .toString()));
    }

    /** A column in which a value may be missing. */
    private static @Nullable String[] terms(List<CorporateAction> actions, Function<Terms, @Nullable Object> term) {
        @Nullable String[] column = new @Nullable String[actions.size()];
        for (int i = 0; i < column.length; i++) {
            Object value = term.apply(Terms.of(actions.get(i)));
            column[i] = value instanceof BigDecimal number ? number.toPlainString() : (String) value;
        }
        return column;
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
        return of(market, symbols, asOf, CorporateAction.Kind.values());
    }

    List<CorporateAction.Split> splits(String market, Set<Symbol> symbols, Instant asOf) {
        return of(market, symbols, asOf, CorporateAction.Kind.SPLIT).stream()
                .map(CorporateAction.Split.class::cast)
                .toList();
    }

    private List<CorporateAction> of(String market, Set<Symbol> symbols, Instant asOf, CorporateAction.Kind... kinds) {
        List<CorporateAction> actions = new ArrayList<>(db.sql("""
                        select symbol, ex_date, kind, new_rate, old_rate, amount, new_symbol from corporate_action
                        where market = :market and symbol = any(:symbols) and kind = any(:kinds) and known_at <= :asOf
                            and known_from <= :asOf and known_until > :asOf
                        """)
                .param("kinds", Stream.of(kinds).map(Enum::name).toArray(String[]::new))
                .param("market", market)
                .param("symbols", symbols.stream().map(Symbol::value).toArray(String[]::new))
                .param("asOf", Rows.time(asOf))
                .query((row, n) -> action(row))
                .list());
        actions.sort(CorporateAction.IN_ORDER);
        return List.copyOf(actions);
    }

    SplitAdjustment adjustment(String market, Symbol symbol, Instant asOf) {
        return new SplitAdjustment(splits(market, Set.of(symbol), asOf));
    }

    /** The same for every symbol that was ever split. */
    Map<Symbol, SplitAdjustment> adjustments(String market, Instant asOf) {
        Map<Symbol, List<CorporateAction.Split>> splits = new HashMap<>();
        db.sql("""
                        select symbol, ex_date, kind, new_rate, old_rate, amount, new_symbol from corporate_action
                        where market = :market and kind = 'SPLIT' and known_at <= :asOf
                            and known_from <= :asOf and known_until > :asOf
                        order by ex_date
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
