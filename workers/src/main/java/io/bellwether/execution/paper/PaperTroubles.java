package io.bellwether.execution.paper;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.BrokerTroubles;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.ByName;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code paper_trouble}. */
@Repository
class PaperTroubles implements BrokerTroubles {
    private final JdbcClient db;
    private final Desks desks;
    private final TransactionTemplate transaction;

    PaperTroubles(JdbcClient db, Desks desks, TransactionTemplate transaction) {
        this.db = db;
        this.desks = desks;
        this.transaction = transaction;
    }

    private record Row(
            long id, Kind kind, Call call, int skipCalls, Optional<Integer> leftCalls, int seconds, BigDecimal share) {
        Trouble trouble() {
            return new Trouble(
                    kind,
                    call,
                    skipCalls,
                    leftCalls,
                    Duration.ofSeconds(seconds),
                    share,
                    Optional.empty(),
                    Optional.empty());
        }
    }

    @Override
    @Transactional
    public void add(DeskId desk, Trouble trouble) {
        if (desks.get(desk).mode() == Desk.Mode.LIVE) {
            throw new PermanentFault("desk %s is LIVE: its broker makes no trouble on purpose".formatted(desk));
        }
        db.sql("""
                        insert into paper_trouble
                            (account, kind, call, skip_calls, left_calls, seconds, share, from_as_of, until_as_of)
                        values (:account, :kind, :call, :skip, :calls, :seconds, :share,
                            coalesce(cast(:from as timestamptz), '-infinity'),
                            coalesce(cast(:until as timestamptz), 'infinity'))
                        """)
                .paramSource(ByName.values(trouble)
                        .with("account", desk)
                        .with("seconds", trouble.delay().toSeconds()))
                .update();
    }

    @Override
    @Transactional
    public void clear(DeskId desk) {
        db.sql("delete from paper_trouble where account = :account")
                .param("account", desk.value())
                .update();
    }

    /** What goes wrong with this call; counted as one call of its sort. Most accounts have none, and one look tells. */
    public List<Trouble> meeting(DeskId desk, Call call, Instant asOf) {
        boolean any = db.sql("select exists (select 1 from paper_trouble where account = :account)")
                .param("account", desk.value())
                .query(Boolean.class)
                .single();
        return any ? Objects.requireNonNull(transaction.execute(status -> counted(desk, call, asOf))) : List.of();
    }

    private List<Trouble> counted(DeskId desk, Call call, Instant asOf) {
        List<Row> rows = db.sql("""
                        select id, kind, call, skip_calls, left_calls, seconds, share from paper_trouble
                        where account = :account and call in ('ANY', :call)
                            and from_as_of <= :asOf and until_as_of > :asOf
                        order by id for update
                        """)
                .param("account", desk.value())
                .param("call", call.name())
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .query(ByName.rows(Row.class))
                .list();
        if (rows.isEmpty() || desks.get(desk).mode() == Desk.Mode.LIVE) {
            return List.of();
        }
        List<Trouble> met = new ArrayList<>();
        for (Row row : rows) {
            if (row.skipCalls() > 0) {
                count(row.id(), "update paper_trouble set skip_calls = skip_calls - 1 where id = :id");
            } else {
                met.add(row.trouble());
                row.leftCalls()
                        .ifPresent(left -> count(
                                row.id(),
                                left > 1
                                        ? "update paper_trouble set left_calls = left_calls - 1 where id = :id"
                                        : "delete from paper_trouble where id = :id"));
            }
        }
        return met;
    }

    private void count(long id, String sql) {
        db.sql(sql).param("id", id).update();
    }
}
