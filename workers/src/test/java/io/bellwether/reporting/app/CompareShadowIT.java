package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.reporting.domain.ShadowComparison;
import io.bellwether.reporting.domain.ShadowComparison.Side;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class CompareShadowIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 18);

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Autowired
    CompareShadow compare;

    @Test
    void putsBothBesideEachOtherOverTheSessionsThatBothClosed() {
        Desk desk = TestDesks.desk("ab", DeskSettings.DEFAULT);
        desks.save(desk);
        desks.save(desk.shadow("openai"));
        close("ab", FIRST.minusDays(1), "9000.00");
        close("ab", FIRST, "10000.00");
        close("ab", FIRST.plusDays(1), "9500.00");
        close("ab", FIRST.plusDays(2), "10200.00");
        close("ab-shadow", FIRST, "10000.00");
        close("ab-shadow", FIRST.plusDays(1), "10100.00");
        decided("ab", FIRST, "0.25", "BUY ACME 0.60 true", "BUY BOLT 0.70 false", "HOLD CORE 0.50 -");
        decided("ab-shadow", FIRST, "0.10", "BUY ACME 0.80 true");
        undecided("ab-shadow", FIRST.plusDays(1));

        assertThat(compare.run(desk.id()))
                .isEqualTo(new ShadowComparison(
                        new Side(
                                "ab",
                                "strategies",
                                Optional.of(new BigDecimal("-0.05000000")),
                                Optional.of(new BigDecimal("-0.05000000")),
                                1,
                                0,
                                2,
                                0,
                                0,
                                2,
                                Optional.of(new BigDecimal("0.5000")),
                                Optional.of(new BigDecimal("0.3250")),
                                new BigDecimal("0.250000")),
                        new Side(
                                "ab-shadow",
                                "openai",
                                Optional.of(new BigDecimal("0.01000000")),
                                Optional.of(new BigDecimal("0E-8")),
                                1,
                                1,
                                1,
                                0,
                                0,
                                1,
                                Optional.of(new BigDecimal("1.0000")),
                                Optional.of(new BigDecimal("0.0400")),
                                new BigDecimal("0.100000")),
                        Optional.of(FIRST),
                        2,
                        Optional.of(new BigDecimal("0.5000"))));
    }

    @Test
    void aDeskThatLostEverythingHasNeitherReturnNorFall() {
        Desk desk = TestDesks.desk("broke", DeskSettings.DEFAULT);
        desks.save(desk);
        desks.save(desk.shadow("openai"));
        close("broke", FIRST, "0.00");
        close("broke", FIRST.plusDays(1), "-5.00");
        close("broke-shadow", FIRST, "100.00");
        close("broke-shadow", FIRST.plusDays(1), "90.00");
        ShadowComparison comparison = compare.run(desk.id());
        assertThat(comparison.acting().totalReturn()).isEmpty();
        assertThat(comparison.acting().maxDrawdown()).isEmpty();
        assertThat(comparison.shadow().totalReturn()).contains(new BigDecimal("-0.10000000"));
    }

    @Test
    void saysHowToGetAShadow() {
        desks.save(TestDesks.desk("alone"));
        assertThat(compare.hasShadow(new DeskId("alone"))).isFalse();
        assertThatThrownBy(() -> compare.run(new DeskId("alone")))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("desk 'alone' has no shadow; set bellwether.desk.shadow to the name of an advisor");
    }

    private void close(String desk, LocalDate date, String equity) {
        db.sql("""
                        insert into equity_snapshot (desk_id, trading_date, session, as_of, cash, positions_value, equity)
                        values (:desk, :date, 'CLOSE', now(), cast(:equity as numeric), 0, cast(:equity as numeric))
                        """)
                .param("desk", desk)
                .param("date", date)
                .param("equity", equity)
                .update();
    }

    /** Each trade is action, symbol, win probability and whether it was won, or - while that is open. */
    private void decided(String desk, LocalDate date, String cost, String... trades) {
        String id = decision(desk, date, "DECIDED");
        db.sql("""
                        insert into decision_attempt (id, context_id, advisor, advisor_index, repair, verdict, cost_usd)
                        values (:id || '-a0-r0', :id, 'any', 0, 0, 'VALID', cast(:cost as numeric))
                        """).param("id", id).param("cost", cost).update();
        for (int n = 1; n <= trades.length; n++) {
            List<String> parts = List.of(trades[n - 1].split(" "));
            db.sql("""
                            insert into decision_trade (decision_id, n, action, symbol, order_type, conviction,
                                win_probability, horizon_days, reasoning)
                            values (:id, :n, :action, :symbol, 'MARKET', 60, cast(:win as numeric), 5, 'because')
                            """)
                    .param("id", id)
                    .param("n", n)
                    .param("action", parts.get(0))
                    .param("symbol", parts.get(1))
                    .param("win", parts.get(2))
                    .update();
            if (!parts.get(3).equals("-")) {
                db.sql("""
                                insert into decision_outcome (decision_id, n, measured_on, entry_price, exit_price,
                                    return, won, ended, win_probability, conviction)
                                values (:id, :n, :date, 10, 11, 0.1, :won, 'HORIZON', cast(:win as numeric), 60)
                                """)
                        .param("id", id)
                        .param("n", n)
                        .param("date", date)
                        .param("win", parts.get(2))
                        .param("won", Boolean.parseBoolean(parts.get(3)))
                        .update();
            }
        }
    }

    private void undecided(String desk, LocalDate date) {
        decision(desk, date, "NO_DECISION");
    }

    private String decision(String desk, LocalDate date, String outcome) {
        String id = desk + "-" + date + "-morning";
        db.sql("""
                        insert into decision_context (id, desk_id, trading_date, session, as_of, snapshot)
                        values (:id, :desk, :date, 'MORNING', now(), '{}')
                        """).param("id", id).param("desk", desk).param("date", date).update();
        db.sql("""
                        insert into decision (id, desk_id, trading_date, session, as_of, context_id, outcome)
                        values (:id, :desk, :date, 'MORNING', now(), :id, :outcome)
                        """)
                .param("id", id)
                .param("desk", desk)
                .param("date", date)
                .param("outcome", outcome)
                .update();
        return id;
    }
}
