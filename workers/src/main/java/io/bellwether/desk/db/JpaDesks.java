package io.bellwether.desk.db;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.ClockProperties;
import io.bellwether.platform.Json;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Desks in PostgreSQL. */
@Repository
class JpaDesks implements Desks {
    private final DeskJpaRepository rows;
    private final JdbcClient db;
    private final ClockProperties clock;

    JpaDesks(DeskJpaRepository rows, JdbcClient db, ClockProperties clock) {
        this.rows = rows;
        this.db = db;
        this.clock = clock;
    }

    @Override
    public Optional<Desk> find(DeskId id) {
        return rows.findById(id.value()).map(JpaDesks::toDomain);
    }

    @Override
    public List<Desk> active() {
        return rows.findByActiveTrueOrderById().stream().map(JpaDesks::toDomain).toList();
    }

    @Override
    public List<Desk> all() {
        return rows.findAllByOrderById().stream().map(JpaDesks::toDomain).toList();
    }

    @Override
    @Transactional
    public boolean create(Desk desk) {
        refuseRealMoneyByAMovedClock(desk);
        return db.sql("""
                                insert into desk (id, name, mode, broker, market, fallback_market, initial_cash, active, settings)
                                values (:id, :name, :mode, :broker, :market, :fallback, :cash, :active, :settings::jsonb)
                                on conflict (id) do nothing""")
                        .param("id", desk.id().value())
                        .param("name", desk.name())
                        .param("mode", desk.mode().name())
                        .param("broker", desk.broker())
                        .param("market", desk.market())
                        .param("fallback", desk.fallbackMarket().orElse(null))
                        .param("cash", desk.initialCash().amount())
                        .param("active", desk.active())
                        .param("settings", Json.write(desk.settings()))
                        .update()
                == 1;
    }

    @Override
    @Transactional
    public void save(Desk desk) {
        refuseRealMoneyByAMovedClock(desk);
        DeskEntity row = rows.findById(desk.id().value()).orElseGet(DeskEntity::new);
        row.id = desk.id().value();
        row.name = desk.name();
        row.mode = desk.mode().name();
        row.broker = desk.broker();
        row.market = desk.market();
        row.fallbackMarket = desk.fallbackMarket().orElse(null);
        row.initialCash = desk.initialCash().amount();
        row.active = desk.active();
        row.settings = Json.write(desk.settings());
        rows.save(row);
    }

    private void refuseRealMoneyByAMovedClock(Desk desk) {
        if (clock.isMoved() && desk.mode() == Desk.Mode.LIVE) {
            throw new PermanentFault(
                    "bellwether.clock.file is for drills and tests: desk %s cannot trade real money by it"
                            .formatted(desk.id()));
        }
    }

    private static Desk toDomain(DeskEntity row) {
        DeskSettings settings = Json.read(row.settings, DeskSettings.class);
        return new Desk(
                new DeskId(row.id),
                row.name,
                Desk.Mode.valueOf(row.mode),
                row.broker,
                row.market,
                Optional.ofNullable(row.fallbackMarket),
                new Money(row.initialCash),
                row.active,
                row.limits == null
                        ? settings
                        : settings.withLimits(settings.limits().with(LimitsJson.read(row.limits))));
    }
}
