package io.bellwether.sandbox.drill;

import io.bellwether.sandbox.drill.Schedule.Slot;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What a month did, read from the tables alone: none of the product's code takes part in the judgement. */
final class Judge {
    /** A moment between the look at the clock and the row. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0).plus(TOLERANCE);
    private static final String NEW_YORK = "'America/New_York'";

    /** The watch's word that a trouble is over. */
    static final String OVER = "WATCH_OVER";

    /** Told on a day like any other: what a stop at the broker sold. */
    private static final Set<String> USUAL = Set.of("STOP_SOLD");

    /** Each finds what must not be; the column is what is shown of it. */
    private static final Map<String, String> WRONG_TRADES = Map.of(
            "executed on a day without a session or before its open",
            """
                    select f.id from fill f where f.desk_id = ? and (extract(isodow from f.trading_date) > 5
                        or f.as_of at time zone %s < f.trading_date + time '09:30')""".formatted(NEW_YORK),
            "executed on a day that the desk did not have",
            """
                    select f.id from fill f where f.desk_id = ? and not exists (select 1 from trading_day d
                        where d.desk_id = f.desk_id and d.trading_date = f.trading_date)""",
            "executed although refused or expired before it was sent",
            """
                    select o.id from trade_order o join fill f on f.order_id = o.id where o.desk_id = ?
                      and o.state = 'NOT_APPROVED'""",
            "bought while the desk was halted",
            """
                    select e.order_id from order_event e join trade_order o on o.id = e.order_id
                    join desk_halt h on h.desk_id = o.desk_id
                    where o.desk_id = ? and e.kind = 'SUBMITTED' and o.side = 'BUY'
                      and e.created_at > h.created_at and e.as_of > h.halted_as_of
                      and e.as_of < coalesce(h.released_as_of, 'infinity')""",
            "still open although its day is over",
            """
                    select o.id from trade_order o join trading_day d on d.desk_id = o.desk_id and d.trading_date = o.trading_date
                    where o.desk_id = ? and o.timing = 'DAY' and d.ended_at is not null
                      and o.state not in ('NOT_APPROVED', 'FILLED', 'CANCELLED', 'EXPIRED', 'REJECTED')""",
            "forgotten at the broker",
            """
                    select p.client_order_id from paper_order p join trading_day d on d.desk_id = p.account
                      and d.trading_date = p.trading_date
                    where p.account = ? and p.timing = 'DAY' and d.ended_at is not null
                      and p.state in ('WORKING', 'QUEUED')""");

    private static final Map<String, String> DOUBLED = Map.of(
            "filled, and not exactly once at the broker", """
                    select o.id from trade_order o where o.desk_id = ? and o.filled_quantity > 0
                      and (select count(*) from paper_order p where p.client_order_id = o.id) <> 1""",
            "at the broker, and unknown to the desk", """
                    select p.client_order_id from paper_order p where p.account = ?
                      and not exists (select 1 from trade_order o where o.id = p.client_order_id)""",
            "more executed than ordered", """
                    select o.id from trade_order o where o.desk_id = ?
                      and (select coalesce(sum(e.quantity), 0) from paper_execution e where e.client_order_id = o.id)
                          > o.quantity""",
            "decided twice in one session", """
                    select trading_date || ' ' || symbol from trade_order where desk_id = ? and purpose = 'DECISION'
                    group by trading_date, session, symbol, side having count(*) > 1""");

    private static final Map<String, String> LEDGER = Map.of(
            "cash and positions do not make the equity", """
                    select trading_date || ' ' || session from equity_snapshot
                    where desk_id = ? and cash + positions_value <> equity""",
            "a fill without its cash", """
                    select f.id from fill f where f.desk_id = ? and not exists (select 1 from cash_entry c
                        where c.desk_id = f.desk_id and c.kind = f.side and c.key like '%' || f.id)""",
            "an order whose fills do not add up", """
                    select o.id from trade_order o where o.desk_id = ? and o.filled_quantity <>
                        (select coalesce(sum(f.quantity), 0) from fill f where f.order_id = o.id)""",
            "an execution that the books do not know", """
                    select e.id from paper_execution e where e.account = ? and not exists (select 1 from fill f
                        where f.order_id = e.client_order_id and f.quantity = e.quantity and f.price = e.price)""",
            "a position that the broker's executions do not make", """
                    select coalesce(p.symbol, e.symbol) from
                        (select desk_id, symbol, quantity from position where quantity > 0) p
                        full join (select account, symbol,
                                sum(case side when 'BUY' then quantity else -quantity end) as quantity
                            from paper_execution group by account, symbol) e
                        on e.account = p.desk_id and e.symbol = p.symbol
                    where coalesce(p.desk_id, e.account) = ? and coalesce(p.quantity, 0) <> coalesce(e.quantity, 0)
                      and not exists (select 1 from booked_action b where b.desk_id = coalesce(p.desk_id, e.account))""",
            "negative cash", """
                    select cast(sum(amount) as text) from cash_entry where desk_id = ? having sum(amount) < 0""");

    private final DrillDatabase db;

    Judge(DrillDatabase db) {
        this.db = db;
    }

    /**
     * Trades that should not have been.
     *
     * @param drillTime the drill's time at a moment of the machine's, which is what the database stamps rows with
     */
    List<String> wrongTrades(UnaryOperator<Instant> drillTime) throws SQLException {
        List<String> found = new ArrayList<>(findings(WRONG_TRADES));
        for (String[] sent : db.rows("""
                select o.id, o.trading_date, o.timing, e.created_at, o.valid_until
                from trade_order o join order_event e on e.order_id = o.id and e.kind = 'SUBMITTED'
                where o.desk_id = ? and o.timing <> 'GOOD_TILL_CANCELLED'""", Days.DESK)) {
            Instant moment = drillTime.apply(instant(sent[3]));
            wrongMoment(LocalDate.parse(sent[1]), sent[2], moment, sent[4])
                    .ifPresent(why -> found.add("%s: sent at %s, %s".formatted(sent[0], moment, why)));
        }
        return found;
    }

    private static Optional<String> wrongMoment(LocalDate date, String timing, Instant moment, String validUntil) {
        ZonedDateTime local = moment.atZone(Days.NEW_YORK);
        LocalTime time = local.toLocalTime();
        if (!validUntil.isEmpty() && moment.isAfter(instant(validUntil).plus(TOLERANCE))) {
            return Optional.of("after its end " + validUntil);
        }
        if (timing.equals("DAY") && !local.toLocalDate().equals(date)) {
            return Optional.of("on another day than its own");
        }
        if (timing.equals("DAY") && (time.isBefore(OPEN) || time.isAfter(CLOSE))) {
            return Optional.of("while the exchange was closed");
        }
        return Optional.empty();
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    List<String> doubledOrders() throws SQLException {
        return findings(DOUBLED);
    }

    List<String> ledger() throws SQLException {
        return findings(LEDGER);
    }

    private List<String> findings(Map<String, String> questions) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> question : questions.entrySet()) {
            for (String what : db.texts(question.getValue(), Days.DESK)) {
                found.add(what + ": " + question.getKey());
            }
        }
        return found;
    }

    /** The number of the last alert; what is told later has a higher one. */
    long lastAlert() throws SQLException {
        return Long.parseLong(db.text("select coalesce(max(id), 0) from alert"));
    }

    /** What was told between two alerts, the end of a trouble aside. */
    List<String> told(long after, long last) throws SQLException {
        return db.texts("""
                select kind || ': ' || title from alert
                where id > ? and id <= ? and kind <> 'WATCH_OVER' order by id""", after, last);
    }

    /**
     * Why the fault was not told exactly as it should be; empty when it was. What the fault does not tell of itself is
     * too much, but for the usual.
     *
     * @param strikes how often the fault met something, and so how many alerts of each of its kinds there must be
     */
    List<String> untold(Slot slot, int strikes, long after, long last) throws SQLException {
        Map<String, Integer> expected = expected(slot, strikes);
        Map<String, Integer> told = kinds(after, last);
        told.keySet().removeAll(USUAL);
        List<String> problems = new ArrayList<>();
        Set<String> kinds = new TreeSet<>(expected.keySet());
        kinds.addAll(told.keySet());
        for (String kind : kinds) {
            int times = told.getOrDefault(kind, 0);
            if (times != expected.getOrDefault(kind, 0)) {
                problems.add("%s %s: told %d times as %s, not %d times"
                        .formatted(
                                slot.dates().getFirst(),
                                slot.fault().words(),
                                times,
                                kind,
                                expected.getOrDefault(kind, 0)));
            }
        }
        problems.addAll(db.texts("""
                select kind || ' told ' || count(*) || ' times: ' || title from alert
                where id > ? and id <= ? group by kind, title, text having count(*) > 1""", after, last));
        return problems;
    }

    /** Kinds of alert that the fault tells and of which some are still to come. */
    List<String> awaited(Slot slot, int strikes, long after) throws SQLException {
        Map<String, Integer> told = kinds(after, Long.MAX_VALUE);
        return expected(slot, strikes).entrySet().stream()
                .filter(kind -> told.getOrDefault(kind.getKey(), 0) < kind.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Integer> expected(Slot slot, int strikes) {
        Map<String, Integer> expected = new TreeMap<>();
        slot.fault().tells().forEach(kind -> expected.merge(kind, strikes, Integer::sum));
        return expected;
    }

    private Map<String, Integer> kinds(long after, long last) throws SQLException {
        Map<String, Integer> told = new TreeMap<>();
        for (String kind : db.texts("select kind from alert where id > ? and id <= ?", after, last)) {
            told.merge(kind, 1, Integer::sum);
        }
        return told;
    }

    /** Alerts and reports that no mail carries, or more than one, or one that did not leave. */
    List<String> notMailedOnce() throws SQLException {
        List<String> found = new ArrayList<>(db.texts("""
                select a.kind || ': ' || a.title || ' is in ' || count(m.key) || ' mails that left' from alert a
                left join alert_mail am on am.alert_id = a.id
                left join mail_outbox m on m.key = am.mail_key and m.state = 'SENT'
                group by a.id, a.kind, a.title having count(m.key) <> 1"""));
        found.addAll(db.texts("""
                select 'the report of ' || r.trading_date || ' is in ' || count(m.key) || ' mails that left' from report r
                left join mail_outbox m on m.key = 'report:' || r.id and m.state = 'SENT'
                where r.desk_id = ? group by r.id, r.trading_date having count(m.key) <> 1""", Days.DESK));
        found.addAll(db.texts("""
                select 'there is no report of ' || s.trading_date from session_run s
                where s.desk_id = ? and s.session = 'REPORT' and s.state = 'ENDED' and not exists (select 1 from report r
                    where r.desk_id = s.desk_id and r.trading_date = s.trading_date)""", Days.DESK));
        return found;
    }

    /** What a day came to, in a line. */
    String happened(LocalDate date) throws SQLException {
        List<String> parts = new ArrayList<>(db.texts("""
                select lower(session) || case state when 'ENDED' then to_char(started_as_of at time zone %s, ' HH24:MI')
                    else ' ' || lower(state) end
                from session_run where desk_id = ? and trading_date = ?
                order by array_position(array['MORNING', 'MIDDAY', 'CLOSE', 'REPORT'], session)""".formatted(NEW_YORK), Days.DESK, date));
        parts.addAll(db.texts("""
                select count(*) || ' ' || lower(replace(state, '_', ' ')) from trade_order
                where desk_id = ? and trading_date = ? group by state order by state""", Days.DESK, date));
        parts.addAll(db.texts(
                "select 'day ' || lower(status) from trading_day where desk_id = ? and trading_date = ?",
                Days.DESK,
                date));
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }
}
