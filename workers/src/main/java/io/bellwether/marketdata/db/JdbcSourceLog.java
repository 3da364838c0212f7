package io.bellwether.marketdata.db;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.SourceLog;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.SourceChoice;
import io.bellwether.platform.ByName;
import io.bellwether.platform.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code source_choice}. */
@Repository
class JdbcSourceLog implements SourceLog {
    private static final String COLUMNS = "market, kind, symbol, as_of, source, data_at, passed";

    private final JdbcClient db;

    JdbcSourceLog(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void record(List<SourceChoice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        db.sql("insert into source_choice (" + COLUMNS + """
                        )
                        select t.market, t.kind, t.symbol, t.as_of, t.source, t.data_at, t.passed
                        from unnest(cast(:markets as text[]), cast(:kinds as text[]), cast(:symbols as text[]),
                            cast(:times as timestamptz[]), cast(:sources as text[]), cast(:dataTimes as timestamptz[]),
                            cast(:passed as jsonb[])) as t (market, kind, symbol, as_of, source, data_at, passed)
                        on conflict (market, kind, symbol, as_of) do update
                        set source = excluded.source, data_at = excluded.data_at, passed = excluded.passed
                        """)
                .param("markets", Rows.column(choices, SourceChoice::market))
                .param("kinds", Rows.column(choices, c -> c.kind().name()))
                .param("symbols", Rows.column(choices, c -> c.symbol().value()))
                .param("times", Rows.column(choices, c -> c.asOf().toString()))
                .param("sources", optional(choices, c -> c.source().orElse(null)))
                .param(
                        "dataTimes",
                        optional(choices, c -> c.dataAt().map(Instant::toString).orElse(null)))
                .param("passed", Rows.column(choices, c -> Json.write(c.passed())))
                .update();
    }

    private static @Nullable String[] optional(
            List<SourceChoice> choices, Function<SourceChoice, @Nullable String> column) {
        @Nullable String[] values = new @Nullable String[choices.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(choices.get(i));
        }
        return values;
    }

    @Override
    public Map<Symbol, SourceChoice> at(String market, DataKind kind, Instant asOf) {
        Map<Symbol, SourceChoice> found = new HashMap<>();
        db.sql("select " + COLUMNS + " from source_choice where market = :market and kind = :kind and as_of = :asOf")
                .param("market", market)
                .param("kind", kind.name())
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(SourceChoice.class))
                .list()
                .forEach(choice -> found.put(choice.symbol(), choice));
        return Map.copyOf(found);
    }

    @Override
    public Map<Symbol, String> last(String market, DataKind kind, Instant asOf) {
        Map<Symbol, String> found = new HashMap<>();
        db.sql("""
                        select distinct on (symbol) symbol, source from source_choice
                        where market = :market and kind = :kind and as_of <= :asOf and source is not null
                        order by symbol, as_of desc
                        """)
                .param("market", market)
                .param("kind", kind.name())
                .param("asOf", Rows.time(asOf))
                .query(row -> {
                    found.put(Rows.symbol(row), row.getString("source"));
                });
        return Map.copyOf(found);
    }

    @Override
    public List<SourceChoice> newest(String market, Instant asOf) {
        return db.sql("select distinct on (kind, symbol) " + COLUMNS + """
                         from source_choice where market = :market and as_of <= :asOf
                        order by kind, symbol, as_of desc
                        """)
                .param("market", market)
                .param("asOf", Rows.time(asOf))
                .query(ByName.rows(SourceChoice.class))
                .list();
    }
}
