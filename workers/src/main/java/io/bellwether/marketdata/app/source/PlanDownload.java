package io.bellwether.marketdata.app.source;

import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.platform.vendor.Turns;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorLedger;
import io.bellwether.platform.vendor.VendorLedger.Turn;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.platform.vendor.VendorStanding;
import io.bellwether.platform.vendor.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Says before a download how many requests it costs whom, how long it takes at least, and on which days it is done. It asks
 * nobody: it goes through the same portions as the download, taking turns by the rules that bind it ({@link Turns}), and
 * supposes that each source has what it is asked for.
 */
@Service
public class PlanDownload {
    private final Sources sources;
    private final DownloadPortions portions;
    private final Vendors vendors;
    private final VendorLedger ledger;

    PlanDownload(Sources sources, DownloadPortions portions, Vendors vendors, VendorLedger ledger) {
        this.sources = sources;
        this.portions = portions;
        this.vendors = vendors;
        this.ledger = ledger;
    }

    /**
     * What a source is asked.
     *
     * @param source its name
     * @param kind what for
     * @param symbols how many
     * @param requests how many it costs
     * @param perMinute most requests in a minute; empty where there is no bound
     * @param perHour the same in an hour
     * @param perDay the same on a day (UTC)
     */
    public record Need(
            String source,
            DataKind kind,
            int symbols,
            int requests,
            Optional<Integer> perMinute,
            Optional<Integer> perHour,
            Optional<Integer> perDay) {}

    /**
     * One day's part.
     *
     * @param date UTC, as vendors count
     * @param begins [UTC] its first request
     * @param ends [UTC] its last one
     * @param symbols how many have their bars then
     */
    public record Day(LocalDate date, Instant begins, Instant ends, int symbols, int requests) {}

    /**
     * The whole.
     *
     * @param symbols that are wanted
     * @param complete of which nothing is asked
     * @param needs by source and kind, in the order of their first request
     * @param days by date; empty when nobody is asked
     * @param stops how often the requests of an hour or a day are used up before all is done, so that the download ends and
     *     is to be called again
     * @param seconds in which somebody is asked or waited for by the download itself
     * @param ends [UTC] when all is done if it is called again as soon as that makes sense; empty when nobody is asked
     * @param hindrance why it cannot be done, a sentence; empty when it can
     */
    public record Plan(
            int symbols,
            int complete,
            List<Need> needs,
            List<Day> days,
            int stops,
            long seconds,
            Optional<Instant> ends,
            String hindrance) {}

    /** @param now [UTC] when it would begin */
    public Plan run(DownloadBars.Request request, Instant now) {
        List<BarSource> bars = askable(request, DataKind.DAILY_BARS, BarSource.class);
        if (bars.isEmpty()) {
            return new Plan(
                    request.symbols().size(),
                    0,
                    List.of(),
                    List.of(),
                    0,
                    0,
                    Optional.empty(),
                    "no source of daily bars can be asked; see ./bellwether data sources");
        }
        DownloadPortions.Work work = portions.of(
                request,
                sources.chain(request.market(), DataKind.DAILY_BARS, BarSource.class, Wanted.Reach.ALL)
                        .getFirst());
        Course course = new Course(bars, askable(request, DataKind.CORPORATE_ACTIONS, ActionSource.class), now);
        work.portions().forEach(course::go);
        return course.plan(request.symbols().size(), work.complete().size());
    }

    private <S extends MarketSource> List<S> askable(DownloadBars.Request request, DataKind kind, Class<S> type) {
        return sources.chain(request.market(), kind, type, Wanted.Reach.ALL).stream()
                .filter(source -> source.lacks().isEmpty())
                .toList();
    }

    /** The course of one download. */
    private final class Course {
        private final List<BarSource> bars;
        private final List<ActionSource> actions;
        private final Map<String, VendorSettings> settings;
        private final Map<String, Turns> turns = new HashMap<>();
        private final Map<String, Instant> closed = new HashMap<>();
        private final Map<String, Need> needs = new LinkedHashMap<>();
        private final Map<LocalDate, Day> days = new TreeMap<>();
        private final Instant begin;
        private Instant at;
        private Duration waited = Duration.ZERO;
        private int stops;

        Course(List<BarSource> bars, List<ActionSource> actions, Instant now) {
            this.bars = bars;
            this.actions = actions;
            this.begin = now;
            this.at = now;
            this.settings = vendors.all().stream().collect(Collectors.toMap(VendorSettings::name, one -> one));
            Map<String, VendorStanding> standings =
                    ledger.all(now).stream().collect(Collectors.toMap(VendorStanding::vendor, Function.identity()));
            settings.keySet()
                    .forEach(name -> turns.put(
                            name,
                            standings.containsKey(name)
                                    ? Turns.of(standings.get(name), now)
                                    : new Turns(Instant.EPOCH, 0, Instant.EPOCH, 0, now, Optional.empty())));
        }

        void go(DownloadPortions.Portion portion) {
            int left = portion.symbols().size();
            boolean brought = false;
            while (left > 0) {
                Optional<BarSource> free = bars.stream().filter(this::isOpen).findFirst();
                if (free.isEmpty()) {
                    stop();
                    continue;
                }
                BarSource source = free.get();
                int some = Math.min(left, Math.max(1, source.mostSymbols(portion.days())));
                if (ask(source, DataKind.DAILY_BARS, some, source.requests(some, portion.days()))) {
                    left -= some;
                    brought = source.bringsActions() && actsFirst(source);
                }
            }
            if (!brought) {
                act(portion.symbols().size());
            }
        }

        private boolean actsFirst(BarSource source) {
            return actions.stream()
                    .filter(this::isOpen)
                    .findFirst()
                    .filter(first -> first.name().equals(source.name()))
                    .isPresent();
        }

        /** Where nobody can be asked for corporate actions the download goes on without. */
        private void act(int symbols) {
            int left = symbols;
            while (left > 0) {
                Optional<ActionSource> free =
                        actions.stream().filter(this::isOpen).findFirst();
                if (free.isEmpty()) {
                    return;
                }
                ActionSource source = free.get();
                int some = Math.min(left, Math.max(1, source.mostActing()));
                if (ask(source, DataKind.CORPORATE_ACTIONS, some, source.requestsForActions())) {
                    left -= some;
                }
            }
        }

        private boolean isOpen(MarketSource source) {
            return !closed.getOrDefault(source.name(), Instant.MIN).isAfter(at);
        }

        /** Everybody's requests are used up: it ends here and goes on when the first of them has some again. */
        private void stop() {
            stops++;
            at = bars.stream()
                    .map(source -> closed.getOrDefault(source.name(), at))
                    .min(Instant::compareTo)
                    .orElse(at);
        }

        private boolean ask(MarketSource source, DataKind kind, int symbols, int requests) {
            VendorSettings vendor = settings.get(source.name());
            for (int i = 0; i < requests && vendor != null; i++) {
                Turn turn = Objects.requireNonNull(turns.get(vendor.name())).take(vendor, at, VendorHttp.LONGEST_WAIT);
                if (turn.refusal().isPresent()) {
                    closed.put(source.name(), turn.until().orElse(at.plus(Duration.ofHours(1))));
                    return false;
                }
                at = at.plus(turn.delay());
                waited = waited.plus(turn.delay());
                count(source, kind, vendor, 0, 1);
            }
            count(source, kind, vendor, symbols, 0);
            return true;
        }

        private void count(
                MarketSource source, DataKind kind, @Nullable VendorSettings vendor, int symbols, int requests) {
            Need first = new Need(
                    source.name(),
                    kind,
                    symbols,
                    requests,
                    bound(vendor == null ? 0 : vendor.perMinute()),
                    bound(vendor == null ? 0 : vendor.perHour()),
                    bound(vendor == null ? 0 : vendor.perDay()));
            needs.merge(
                    source.name() + " " + kind,
                    first,
                    (old, more) -> new Need(
                            old.source(),
                            old.kind(),
                            old.symbols() + symbols,
                            old.requests() + requests,
                            old.perMinute(),
                            old.perHour(),
                            old.perDay()));
            LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
            int had = kind == DataKind.DAILY_BARS ? symbols : 0;
            days.merge(
                    date,
                    new Day(date, at, at, had, requests),
                    (old, more) -> new Day(date, old.begins(), at, old.symbols() + had, old.requests() + requests));
        }

        Plan plan(int symbols, int complete) {
            return new Plan(
                    symbols,
                    complete,
                    List.copyOf(needs.values()),
                    new ArrayList<>(days.values()),
                    stops,
                    waited.toSeconds(),
                    at.equals(begin) && days.isEmpty() ? Optional.empty() : Optional.of(at),
                    "");
        }
    }

    private static Optional<Integer> bound(int most) {
        return most > 0 ? Optional.of(most) : Optional.empty();
    }
}
