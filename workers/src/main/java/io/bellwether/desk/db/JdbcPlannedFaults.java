package io.bellwether.desk.db;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.PlannedFaults;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code planned_fault}. */
@Repository
class JdbcPlannedFaults implements PlannedFaults {
    private final JdbcClient db;
    private final Desks desks;

    JdbcPlannedFaults(JdbcClient db, Desks desks) {
        this.db = db;
        this.desks = desks;
    }

    @Override
    @Transactional
    public void plan(DeskId desk, Map<LocalDate, PlannedFault> faults) {
        if (desks.get(desk).mode() == Desk.Mode.LIVE) {
            throw new PermanentFault("desk %s is LIVE: nothing goes wrong for it on purpose".formatted(desk));
        }
        faults.forEach((date, fault) -> db.sql("""
                        insert into planned_fault (desk_id, trading_date, fault) values (:desk, :date, :fault)
                        on conflict (desk_id, trading_date) do nothing
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .param("fault", fault.name())
                .update());
    }

    @Override
    public Optional<PlannedFault> on(DeskId desk, LocalDate date) {
        return db.sql("select fault from planned_fault where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", date)
                .query(String.class)
                .optional()
                .map(PlannedFault::valueOf);
    }

    /** In a transaction of its own: whoever it comes to is about to fail. */
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean comes(DeskId desk, LocalDate date, PlannedFault fault) {
        return db.sql("""
                        update planned_fault set came = true
                        where desk_id = :desk and trading_date = :date and fault = :fault and not came
                        """)
                        .param("desk", desk.value())
                        .param("date", date)
                        .param("fault", fault.name())
                        .update()
                == 1;
    }
}
