package io.bellwether.marketdata.db;

import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Since when readers see what is written into a market. Sessions have worked with its data at moments between two
 * bounds, and what they saw there stays: what had happened by the last of them and is only written now is seen before
 * the first and after the last. What happened later is seen from when it happened.
 *
 * @param from [UTC] first moment at which a session worked with the data; null before there was one
 * @param until [UTC] last such moment; null before there was one
 * @param since [UTC] when the write became known, later than {@code until}
 */
record Knowledge(@Nullable String from, @Nullable String until, String since) {
    /** A row that readers see at {@code :asOf}, if it has happened by then. */
    static final String SEEN = " known_from <= :asOf and known_until > :asOf ";

    /** SQL: the same as {@link #last} where there is nothing of any key. */
    static final String NOTHING = """
             cross join (select cast(null as integer) as revision, cast(null as timestamptz) as ended,
                false as stands) last
            """;

    /** Locks the market, which is made where it is missing, so that nobody else writes into it. */
    static Knowledge lock(JdbcClient db, Market market, Instant asOf) {
        JdbcMarkets.insertIfFree(db, market);
        return db.sql("select read_from, read_until from market where id = :id for update")
                .param("id", market.id())
                .query(ByName.rows(Worked.class))
                .single()
                .knowledge(asOf);
    }

    /** First and last moment at which a session worked with the market. */
    private record Worked(Optional<Instant> readFrom, Optional<Instant> readUntil) {
        Knowledge knowledge(Instant asOf) {
            Instant after = readUntil
                    .map(last -> last.plus(1, ChronoUnit.MICROS))
                    .filter(next -> next.isAfter(asOf))
                    .orElse(asOf);
            return new Knowledge(
                    readFrom.map(Instant::toString).orElse(null),
                    readUntil.map(Instant::toString).orElse(null),
                    after.toString());
        }
    }

    StatementSpec bind(StatementSpec statement) {
        return statement.param("readFrom", from).param("readUntil", until).param("since", since);
    }

    /**
     * SQL: the end of the row of that alias.
     *
     * @param happened expression of the moment at which what the row says had happened
     */
    static String ended(String alias, String happened) {
        return "greatest(%s.known_from, case when %s then cast(:since as timestamptz) else '-infinity' end)"
                .formatted(alias, worked(happened));
    }

    /** SQL: joins what there is of the natural key so far as {@code last}. */
    static String last(String table, String key) {
        return """
                 left join lateral (
                    select max(revision) as revision, max(known_until) filter (where known_until < 'infinity') as ended,
                        coalesce(bool_or(known_until = 'infinity'), false) as stands
                    from %s o where %s) last on true
                """.formatted(table, key);
    }

    /**
     * SQL: joins the times of a row to be inserted as {@code w}, with {@code w.n} to be added to the last revision; goes
     * after {@link #last}.
     */
    static String times(String happened) {
        return """
                 cross join lateral (
                    select 1 as n, greatest('-infinity', last.ended) as known_from,
                        cast('infinity' as timestamptz) as known_until
                    where not (%1$s)
                    union all
                    select 1, '-infinity', cast(:readFrom as timestamptz)
                    where %1$s and last.revision is null and %2$s < cast(:readFrom as timestamptz)
                    union all
                    select 2, greatest(cast(:since as timestamptz), last.ended), 'infinity' where %1$s) w
                """.formatted(worked(happened), happened);
    }

    /** SQL: whether a session may have worked without what had happened by then. */
    private static String worked(String happened) {
        return "(%s <= cast(:readUntil as timestamptz)) is true".formatted(happened);
    }
}
