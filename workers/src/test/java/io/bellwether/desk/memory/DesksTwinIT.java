package io.bellwether.desk.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Pace;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.Segment;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestSessions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Desks in memory and those in PostgreSQL tell the same after any calls. */
@DatabaseTest
class DesksTwinIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 14);
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final List<Symbol> SYMBOLS = Stream.of("ALFA", "BETA", "BRK-B", "BRKA", "CETI", "DORA")
            .map(Symbol::new)
            .toList();

    @Autowired
    Desks desks;

    @Autowired
    Halts halts;

    @Autowired
    HaltService service;

    @Autowired
    TradingDays days;

    @Autowired
    SessionRuns runs;

    @Autowired
    LimitBook limits;

    @Autowired
    SegmentBook segments;

    @Autowired
    JdbcClient db;

    static Stream<Long> few() {
        return Stream.of(1L, 2L, 3L);
    }

    static Stream<Long> many() {
        return Stream.iterate(4L, seed -> seed + 1).limit(60);
    }

    @ParameterizedTest
    @MethodSource("few")
    void anyCalls_everyAnswerIsTheSame(long seed) {
        new Calls(seed).run(200);
    }

    @ParameterizedTest
    @MethodSource("many")
    @Tag("long")
    void anyManyCalls_everyAnswerIsTheSame(long seed) {
        new Calls(seed).run(600);
    }

    /** The ports of one side. */
    private record Side(
            Desks desks,
            Halts halts,
            HaltService service,
            TradingDays days,
            SessionRuns runs,
            LimitBook limits,
            SegmentBook segments,
            long firstHalt) {
        static Side inMemory() {
            DeskShelf desks = new DeskShelf();
            HaltShelf halts = new HaltShelf();
            SegmentShelf segments = new SegmentShelf();
            MemorySessionRuns runs = new MemorySessionRuns();
            MemoryTradingDays days = new MemoryTradingDays(runs);
            return new Side(
                    new MemoryDesks(desks),
                    new MemoryHalts(halts),
                    new MemoryHaltService(halts),
                    days,
                    runs,
                    new MemoryLimitBook(desks, segments),
                    new MemorySegmentBook(segments, days),
                    0);
        }

        /** The halt with a number that counts from this side's first one. */
        StandingHalt numbered(StandingHalt halt) {
            return new StandingHalt(
                    halt.id() - firstHalt,
                    halt.desk(),
                    halt.halt(),
                    halt.processInstance(),
                    halt.cancelledAsOf(),
                    halt.progress());
        }
    }

    /** Calls to two desks on both sides. */
    private final class Calls {
        private final Random random;
        private final List<DeskId> ids;
        private final Side stored;
        private final Side memory = Side.inMemory();
        private final List<LocalDate> dates = new ArrayList<>();
        private int refused;
        private int halted;
        private int tried;

        Calls(long seed) {
            random = new Random(seed);
            ids = List.of(new DeskId("desks-twin-" + seed + "-a"), new DeskId("desks-twin-" + seed + "-b"));
            long last = db.sql("select coalesce(pg_sequence_last_value("
                            + "cast(pg_get_serial_sequence('desk_halt', 'id') as regclass)), 0)")
                    .query(Long.class)
                    .single();
            stored = new Side(desks, halts, service, days, runs, limits, segments, last);
            LocalDate date = FIRST;
            for (int i = 0; i < 6; i++) {
                dates.add(date);
                date = CALENDAR.next(date);
            }
        }

        void run(int calls) {
            for (DeskId id : ids) {
                Desk desk = desk(id, RiskLimits.DEFAULT);
                both(side -> side.desks().create(desk));
            }
            for (int n = 0; n < calls; n++) {
                switch (random.nextInt(6)) {
                    case 0 -> change();
                    case 1 -> segment();
                    case 2 -> runs();
                    case 3 -> halt();
                    case 4 -> serve();
                    default -> day();
                }
                compare();
            }
            assertThat(refused).as("refused").isPositive();
            assertThat(halted).as("halts").isGreaterThan(2);
        }

        private void change() {
            DeskId id = any(ids);
            Map<LimitKey, BigDecimal> some = Map.of(
                    any(List.of(LimitKey.MAX_POSITION, LimitKey.KELLY_FRACTION)),
                    new BigDecimal(any(List.of("0.1", "0.10", "0.05"))),
                    any(List.of(LimitKey.MIN_PRICE, LimitKey.MIN_DOLLAR_VOLUME)),
                    new BigDecimal(any(List.of("2E+2", "20", "0.50", "1.10"))));
            switch (random.nextInt(4)) {
                case 0 -> {
                    Desk desk = desk(id, RiskLimits.DEFAULT.with(some));
                    both(side -> {
                        side.desks().save(desk);
                        return true;
                    });
                }
                case 1 -> {
                    Desk desk = desk(id, RiskLimits.DEFAULT);
                    both(side -> side.desks().create(desk));
                }
                default -> {
                    Optional<String> segment =
                            random.nextBoolean() ? Optional.empty() : Optional.of(any(List.of("one", "two", "none")));
                    Map<LimitKey, BigDecimal> wanted = random.nextInt(4) == 0 ? Map.of() : some;
                    both(side -> {
                        side.limits()
                                .save(id, segment, wanted, new LimitBook.Change("me", "because", Map.of(), wanted));
                        return true;
                    });
                }
            }
        }

        private Desk desk(DeskId id, RiskLimits own) {
            Desk desk = TestDesks.desk(id.value(), DeskSettings.DEFAULT.withLimits(own));
            return desk.withActive(random.nextBoolean());
        }

        private void segment() {
            DeskId id = any(ids);
            TreeSet<Symbol> symbols = new TreeSet<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                symbols.add(any(SYMBOLS));
            }
            String name = any(List.of("one", "two", "three"));
            Segment segment = new Segment(name, "Segment " + random.nextInt(3), symbols);
            SegmentBook.Change change = new SegmentBook.Change("me", "because");
            if (random.nextInt(4) > 0) {
                both(side -> {
                    side.segments().save(id, segment, change);
                    return true;
                });
            } else {
                stored.segments().all(id).stream()
                        .findAny()
                        .ifPresent(some -> both(side -> {
                            side.segments().remove(id, some, change);
                            return true;
                        }));
            }
        }

        private void day() {
            DeskId id = any(ids);
            LocalDate date = any(dates);
            long instance = 1 + random.nextInt(2);
            Instant moment = moment();
            switch (random.nextInt(8)) {
                case 0 -> told(side -> side.days().open(id, date));
                case 1, 2 -> {
                    DayPlan plan = DayPlan.of(
                            CALENDAR.hours(date).orElseThrow(),
                            SessionPlan.DEFAULT,
                            any(List.of(
                                    new Pace.Replay(),
                                    new Pace.Live(moment),
                                    new Pace.Paced(moment, Duration.ofSeconds(3)))));
                    both(side -> side.days().claim(id, date, instance, plan));
                }
                case 3 -> both(side -> side.days().release(id, date, instance));
                case 4 -> {
                    String status = any(List.of("DONE", "STOPPED"));
                    told(side -> side.days().finish(id, date, status));
                }
                case 5 -> told(side -> side.days().markIncomplete(id, date));
                case 6 -> told(side -> side.days().stopAsked(id, date, moment));
                default -> both(side -> side.days().reopen(id, date));
            }
        }

        private void runs() {
            DeskId id = any(ids);
            LocalDate date = any(dates);
            Session session = any(TestSessions.ALL);
            Instant moment = moment();
            switch (random.nextInt(3)) {
                case 0 -> told(side -> side.runs().begin(id, date, session, 7, moment));
                case 1 -> told(side -> side.runs().end(id, date, session, moment));
                default -> both(side -> side.runs().miss(id, date, session, moment));
            }
        }

        private void halt() {
            DeskId id = any(ids);
            Halt halt = new Halt("reason " + random.nextInt(9), "me", random.nextBoolean(), moment());
            long number = number();
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    both(side -> side.halts().halt(id, halt));
                    tried++;
                    halted += stored.halts().current(id).isPresent() ? 1 : 0;
                }
                case 2 -> both(side -> side.halts().pulledAgain(side.firstHalt() + number, halt));
                case 3 -> {
                    Halts.Release release =
                            both(side -> side.halts().release(side.firstHalt() + number, "me", "over", halt.asOf()));
                    tried += release == Halts.Release.HALTED_AGAIN ? 1 : 0;
                }
                default -> {
                    Halts.Release release = both(side -> side.halts().releaseUnnumbered(id, "me", "over", halt.asOf()));
                    tried += release == Halts.Release.HALTED_AGAIN ? 1 : 0;
                }
            }
        }

        private void serve() {
            long number = number();
            long instance = 1 + random.nextInt(3);
            boolean byKey = random.nextBoolean();
            Instant moment = moment();
            int left = random.nextInt(5);
            switch (random.nextInt(6)) {
                case 0, 1 -> both(side -> side.service().serve(side.firstHalt() + number, instance, byKey));
                case 2 -> told(side -> side.service().selling(side.firstHalt() + number));
                case 3 -> told(side -> side.service().ordersLeft(side.firstHalt() + number, left, "why", moment));
                case 4 -> told(side -> side.service().cancelled(side.firstHalt() + number, moment));
                default ->
                    told(side -> side.service()
                            .sharesLeft(side.firstHalt() + number, new BigDecimal(left + ".5"), "", moment));
            }
        }

        /** A halt of one of the last numbers; most are released. */
        private long number() {
            return Math.max(1, tried - random.nextInt(3));
        }

        private void compare() {
            db.sql("update desk_halt set created_at = created_at - interval '3 seconds'")
                    .update();
            same(side -> side.service().unserved().stream()
                    .map(side::numbered)
                    .filter(halt -> ids.contains(halt.desk()))
                    .toList());
            same(side -> side.service().unsold().stream()
                    .map(side::numbered)
                    .filter(halt -> ids.contains(halt.desk()))
                    .toList());
            same(side -> side.desks().all().stream()
                    .filter(desk -> ids.contains(desk.id()))
                    .toList());
            same(side -> side.desks().active().stream()
                    .filter(desk -> ids.contains(desk.id()))
                    .toList());
            long number = number();
            same(side -> side.halts().standing(side.firstHalt() + number).map(side::numbered));
            for (DeskId id : ids) {
                LocalDate date = any(dates);
                same(side -> side.desks().get(id));
                same(side -> side.halts().current(id));
                same(side -> side.halts().standing(id).map(side::numbered));
                same(side -> side.days().find(id, date));
                same(side -> side.days().last(id));
                same(side -> side.days().done(id));
                same(side -> side.days().status(id, date));
                same(side -> side.days().clock(id, date));
                same(side -> side.days().underWay(id));
                same(side -> side.days().stopped(id));
                same(side -> side.runs().findByDay(id, date));
                same(side -> side.limits().ofDesk(id));
                same(side -> side.limits().ofSegment(id, "one"));
                same(side -> side.limits().segments(id));
                same(side -> side.limits().ofSettings(id));
                same(side -> side.limits().bySymbol(id, date));
                same(side -> side.segments().all(id));
            }
        }

        private Instant moment() {
            return CALENDAR.hours(any(dates)).orElseThrow().open().plusNanos(random.nextInt(3) * 400L);
        }

        private void same(Function<Side, Object> read) {
            assertThat(read.apply(memory)).isEqualTo(read.apply(stored));
        }

        private void told(Consumer<Side> call) {
            call.accept(memory);
            call.accept(stored);
        }

        private <T> T both(Function<Side, T> call) {
            Object answer = answerOf(stored, call);
            assertThat(answerOf(memory, call)).isEqualTo(answer);
            @SuppressWarnings("unchecked")
            T same = (T) answer;
            return same;
        }

        private Object answerOf(Side side, Function<Side, ?> call) {
            try {
                return call.apply(side);
            } catch (PermanentFault | IllegalArgumentException refusal) {
                refused++;
                return refusal.getMessage();
            }
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
