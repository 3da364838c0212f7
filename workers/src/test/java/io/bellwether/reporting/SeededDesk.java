package io.bellwether.reporting;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Pace;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Json;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk whose day is written straight into the tables, with figures that tests know by heart. */
public final class SeededDesk {
    public static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String MARKET = "simulated-42";

    private final JdbcClient db;
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final String desk;

    /** Saves the desk with 10,000 USD. */
    public SeededDesk(JdbcClient db, Desks desks, String desk) {
        this.db = db;
        this.desk = desk;
        desks.save(TestDesks.desk(desk));
    }

    public DeskId id() {
        return new DeskId(desk);
    }

    public SessionRef session(Session session) {
        return new SessionRef(id(), DAY, session, at(DAY, 17, 0), false);
    }

    public static Instant at(LocalDate date, int hour, int minute) {
        return date.atTime(LocalTime.of(hour, minute))
                .atZone(ExchangeCalendar.ZONE)
                .toInstant();
    }

    /** Two finished days before {@link #DAY} and the day up to its close; equity 10,420.00 of it 7,300.00 in cash. */
    public SeededDesk withDay() {
        snapshot(LocalDate.of(2026, 11, 18), "OPENING", 9, 30, "10000.00", "0.00", "200.00");
        snapshot(LocalDate.of(2026, 11, 18), "CLOSE", 16, 0, "8000.00", "2100.00", "201.00");
        snapshot(LocalDate.of(2026, 11, 19), "CLOSE", 16, 0, "8000.00", "2300.00", "202.00");
        return day();
    }

    /** A longer past: one close a session, both lines wandering by a seeded walk, ending near 10,300.00. */
    public SeededDesk withHistory(int sessions, long seed) {
        List<LocalDate> dates = new ArrayList<>();
        LocalDate date = DAY;
        for (int i = 0; i < sessions; i++) {
            date = calendar.previous(date);
            dates.addFirst(date);
        }
        snapshot(dates.getFirst(), "OPENING", 9, 30, "10000.00", "0.00", "200.00");
        Random random = new Random(seed);
        double desk = 0;
        double benchmark = 0;
        for (int i = 0; i < sessions; i++) {
            desk += random.nextGaussian() * 0.006 + (0.03 - desk) / (sessions - i) * 0.9;
            benchmark += random.nextGaussian() * 0.005 + (0.01 - benchmark) / (sessions - i) * 0.9;
            String positions = i < 2 ? "0.00" : money(2000 + random.nextInt(1500));
            String cash = new BigDecimal(money(10_000 * (1 + desk)))
                    .subtract(new BigDecimal(positions))
                    .toPlainString();
            snapshot(dates.get(i), "CLOSE", 16, 0, cash, positions, money(200 * (1 + benchmark)));
        }
        return day();
    }

    private static String money(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private SeededDesk day() {
        trading("DONE");
        snapshot(DAY, "MORNING", 9, 35, "7300.00", "3050.00", "203.00");
        snapshot(DAY, "MIDDAY", 12, 0, "7300.00", "3080.00", "203.50");
        snapshot(DAY, "CLOSE", 16, 0, "7300.00", "3120.00", "204.00");
        instrument("ORCA", "Orca Marine Systems", "Industrials");
        instrument("FENN", "Fennel Diagnostics", "Health care");
        instrument("QUAY", "Quayside Freight", "Transport");
        position("ORCA", "120", "10.00", "1200.00", "9.10", "11.00", LocalDate.of(2026, 11, 18));
        position("FENN", "90", "20.00", "1800.00", null, "20.00", DAY);
        decision();
        orders();
        db.sql("""
                        insert into desk_daily_metrics (desk_id, trading_date, total_equity, cash_balance,
                            daily_return, sharpe_ratio, max_drawdown, benchmark_return)
                        values (:desk, :date, 10420, 7300, 0.0116504854, 1.4242, -0.0312, 0.0099009901)
                        """).param("desk", desk).param("date", DAY).update();
        db.sql("""
                        insert into alert (desk_id, key, severity, kind, title, text, link, trading_date)
                        values (:desk, :key, 'WARNING', 'STOP_TRIGGERED', 'Stop of QUAY triggered',
                            'QUAY fell to 7.90, below its stop at 8.00. A sell order left.', '', :date)
                        """)
                .param("desk", desk)
                .param("key", "stop:" + desk + ":QUAY")
                .param("date", DAY)
                .update();
        return this;
    }

    /** Opens or moves the day to a status. */
    public SeededDesk trading(String status) {
        DayPlan plan = DayPlan.of(calendar.hours(DAY).orElseThrow(), SessionPlan.DEFAULT, new Pace.Replay());
        db.sql("""
                        insert into trading_day (desk_id, trading_date, process_instance_key, clock, status, plan)
                        values (:desk, :date, 2251799813685249, 'paced', :status, cast(:plan as jsonb))
                        on conflict (desk_id, trading_date) do update set status = excluded.status
                        """)
                .param("desk", desk)
                .param("date", DAY)
                .param("status", status)
                .param("plan", Json.write(plan))
                .update();
        return this;
    }

    private void snapshot(
            LocalDate date, String session, int hour, int minute, String cash, String positions, String benchmark) {
        db.sql("""
                        insert into equity_snapshot (desk_id, trading_date, session, as_of, cash, positions_value,
                            equity, benchmark_price)
                        values (:desk, :date, :session, :asOf, :cash, :positions, :cash + :positions, :benchmark)
                        """)
                .param("desk", desk)
                .param("date", date)
                .param("session", session)
                .param("asOf", java.time.OffsetDateTime.ofInstant(at(date, hour, minute), java.time.ZoneOffset.UTC))
                .param("cash", new BigDecimal(cash))
                .param("positions", new BigDecimal(positions))
                .param("benchmark", new BigDecimal(benchmark))
                .update();
    }

    private void instrument(String symbol, String name, String sector) {
        db.sql("insert into instrument (market, symbol, name, sector) values (:m, :s, :n, :c) on conflict do nothing")
                .param("m", MARKET)
                .param("s", symbol)
                .param("n", name)
                .param("c", sector)
                .update();
    }

    private void position(
            String symbol,
            String quantity,
            String cost,
            String basis,
            @org.jspecify.annotations.Nullable String stop,
            String last,
            LocalDate opened) {
        db.sql("""
                        insert into position (desk_id, symbol, quantity, average_cost, cost_basis, stop_price,
                            last_price, opened_on)
                        values (:desk, :symbol, :quantity, :cost, :basis, :stop, :last, :opened)
                        """)
                .param("desk", desk)
                .param("symbol", symbol)
                .param("quantity", new BigDecimal(quantity))
                .param("cost", new BigDecimal(cost))
                .param("basis", new BigDecimal(basis))
                .param("stop", stop == null ? null : new BigDecimal(stop), java.sql.Types.NUMERIC)
                .param("last", new BigDecimal(last))
                .param("opened", opened)
                .update();
    }

    /** The morning's decision id. */
    public String decisionId() {
        return desk + "-20261120-morning";
    }

    private void decision() {
        db.sql("""
                        insert into decision_context (id, desk_id, trading_date, session, as_of, snapshot)
                        values (:id, :desk, :date, 'MORNING', '2026-11-20T14:30:00Z', '{}')
                        """)
                .param("id", decisionId())
                .param("desk", desk)
                .param("date", DAY)
                .update();
        db.sql("""
                        insert into decision (id, desk_id, trading_date, session, as_of, context_id, outcome, advisor,
                            analysis, market_conditions, reasoning, expected_outcome, risk_assessment, confidence)
                        values (:id, :desk, :date, 'MORNING', '2026-11-20T14:30:00Z', :id, 'DECIDED', 'strategies',
                            'Breadth improved for a third session and small caps held their 20-day mean. Three of five strategies favour health care; two still warn of volatility.',
                            'Calm: 20-day volatility 21 %, benchmark above its 50-day mean',
                            'Add one position with a near catalyst, keep the winner, stay away from thin names.',
                            'One to two percent within ten sessions', 'Gap risk in FENN before its trial results', 64)
                        """)
                .param("id", decisionId())
                .param("desk", desk)
                .param("date", DAY)
                .update();
        proposal(1, "BUY", "FENN", "0.18", 71, "Breakout above the 20-day high of 19.80 on twice the usual volume.");
        proposal(2, "BUY", "GNAT", "0.10", 58, "Oversold: RSI 24 after six falling sessions.");
        proposal(3, "HOLD", "ORCA", null, 66, "Trend intact above the 10-day mean; the stop moves up with it.");
        verdict(1, "POSITION_SIZE", true, "17.3 % of equity, at most 20 %", "{\"limit\": 0.20, \"weight\": 0.173}");
        verdict(1, "LIQUIDITY", true, "412,000 USD a day, at least 20,000", "{\"dollarVolume\": 412000}");
        verdict(2, "CONVICTION", true, "58, at least 55", "{\"conviction\": 58, \"minimum\": 55}");
        verdict(2, "LIQUIDITY", false, "12,400 USD a day, at least 20,000", "{\"dollarVolume\": 12400}");
    }

    private void proposal(
            int n,
            String action,
            String symbol,
            @org.jspecify.annotations.Nullable String weight,
            int conviction,
            String reasoning) {
        db.sql("""
                        insert into decision_trade (decision_id, n, action, symbol, weight, order_type, conviction,
                            win_probability, expected_gain, expected_loss, horizon_days, expected_outcome, reasoning,
                            risks)
                        values (:id, :n, :action, :symbol, :weight, 'MARKET', :conviction, 0.58, 0.08, 0.04, 10,
                            'Eight percent in ten sessions', :reasoning, 'A failed breakout costs four percent')
                        """)
                .param("id", decisionId())
                .param("n", n)
                .param("action", action)
                .param("symbol", symbol)
                .param("weight", weight == null ? null : new BigDecimal(weight), java.sql.Types.NUMERIC)
                .param("conviction", conviction)
                .param("reasoning", reasoning)
                .update();
    }

    private void verdict(int n, String rule, boolean passed, String detail, String numbers) {
        db.sql("""
                        insert into risk_check (desk_id, trading_date, session, decision_id, n, rule, passed, numbers,
                            detail)
                        values (:desk, :date, 'MORNING', :id, :n, :rule, :passed, cast(:numbers as jsonb), :detail)
                        """)
                .param("desk", desk)
                .param("date", DAY)
                .param("id", decisionId())
                .param("n", n)
                .param("rule", rule)
                .param("passed", passed)
                .param("numbers", numbers)
                .param("detail", detail)
                .update();
    }

    private void orders() {
        String buy = decisionId() + "-1";
        order(buy, "MORNING", 1, "DECISION", true, "FENN", "BUY", "100", "90", "CANCELLED", "Sized to 18 % of equity");
        event(buy, "SUBMITTED", "desk", "", 9, 31);
        event(buy, "PARTIALLY_FILLED", "broker", "90 of 100 shares at 20.00", 9, 31);
        event(buy, "CANCELLED", "desk", "The session closed with 10 shares open", 16, 0);
        fill(buy, "FENN", "BUY", "90", "20.00", "1.00", 9, 31);
        String stop = desk + "-20261120-midday-1";
        order(stop, "MIDDAY", 1, "STOP", false, "QUAY", "SELL", "50", "50", "FILLED", "Stop at 8.00, price 7.90");
        event(stop, "FILLED", "broker", "50 shares at 7.88", 12, 1);
        fill(stop, "QUAY", "SELL", "50", "7.88", "1.00", 12, 1);
    }

    /** Writes an order. */
    public void order(
            String id,
            String session,
            int n,
            String purpose,
            boolean decided,
            String symbol,
            String side,
            String quantity,
            String filled,
            String state,
            String reason) {
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, decision_id,
                            decision_n, symbol, side, order_type, quantity, reference_price, timing, state,
                            filled_quantity, reason, created_as_of, valid_until)
                        values (:id, :desk, :date, :session, :n, :purpose, :decision, :dn, :symbol, :side, 'MARKET',
                            :quantity, 20, 'DAY', :state, :filled, :reason, '2026-11-20T14:30:00Z',
                            '2026-11-20T21:00:00Z')
                        """)
                .param("id", id)
                .param("desk", desk)
                .param("date", DAY)
                .param("session", session)
                .param("n", n)
                .param("purpose", purpose)
                .param("decision", decided ? decisionId() : null, java.sql.Types.VARCHAR)
                .param("dn", decided ? 1 : null, java.sql.Types.INTEGER)
                .param("symbol", symbol)
                .param("side", side)
                .param("quantity", new BigDecimal(quantity))
                .param("filled", new BigDecimal(filled))
                .param("state", state)
                .param("reason", reason)
                .update();
    }

    private void event(String order, String kind, String actor, String detail, int hour, int minute) {
        db.sql("""
                        insert into order_event (order_id, kind, as_of, actor, detail)
                        values (:order, :kind, :asOf, :actor, :detail)
                        """)
                .param("order", order)
                .param("kind", kind)
                .param("asOf", java.time.OffsetDateTime.ofInstant(at(DAY, hour, minute), java.time.ZoneOffset.UTC))
                .param("actor", actor)
                .param("detail", detail)
                .update();
    }

    private void fill(
            String order, String symbol, String side, String quantity, String price, String fee, int hour, int minute) {
        db.sql("""
                        insert into fill (id, order_id, desk_id, symbol, side, quantity, price, fee, trading_date, as_of)
                        values (:id, :order, :desk, :symbol, :side, :quantity, :price, :fee, :date, :asOf)
                        """)
                .param("id", order + "-x1")
                .param("order", order)
                .param("desk", desk)
                .param("symbol", symbol)
                .param("side", side)
                .param("quantity", new BigDecimal(quantity))
                .param("price", new BigDecimal(price))
                .param("fee", new BigDecimal(fee))
                .param("date", DAY)
                .param("asOf", java.time.OffsetDateTime.ofInstant(at(DAY, hour, minute), java.time.ZoneOffset.UTC))
                .update();
    }
}
