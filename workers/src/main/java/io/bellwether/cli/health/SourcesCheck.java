package io.bellwether.cli.health;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.app.source.MarketSource;
import io.bellwether.marketdata.app.source.Sources;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.DoctorCheck;
import io.bellwether.platform.vendor.VendorLedger;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.platform.vendor.VendorStanding;
import io.bellwether.platform.vendor.Vendors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How the sources of market data stand: key, last answer, budget, pauses. Those that a desk's market asks are tried for a
 * connection, which costs nothing; no request is sent.
 */
@Component
class SourcesCheck implements DoctorCheck {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ExchangeCalendar.ZONE);

    private final Sources sources;
    private final Vendors vendors;
    private final VendorLedger ledger;
    private final Desks desks;
    private final Markets markets;
    private final InstantSource clock;

    SourcesCheck(
            Sources sources, Vendors vendors, VendorLedger ledger, Desks desks, Markets markets, InstantSource clock) {
        this.sources = sources;
        this.vendors = vendors;
        this.ledger = ledger;
        this.desks = desks;
        this.markets = markets;
        this.clock = clock;
    }

    @Override
    public String area() {
        return "data";
    }

    @Override
    public List<Finding> look() {
        Set<String> asked = asked();
        Instant now = clock.instant();
        Map<String, VendorStanding> standings =
                ledger.all(now).stream().collect(Collectors.toMap(VendorStanding::vendor, standing -> standing));
        List<Finding> found = new ArrayList<>();
        sources.all().stream()
                .sorted(Comparator.comparing((MarketSource source) -> !asked.contains(source.name())))
                .forEach(source -> found.add(finding(
                        source,
                        asked.contains(source.name()),
                        Optional.ofNullable(standings.get(source.name())),
                        now)));
        if (asked.isEmpty()) {
            found.add(Finding.note(
                    "No desk trades a market of vendors; name shares in bellwether.desk.symbols to have one."));
        }
        return found;
    }

    /** Sources that the markets of active desks ask. */
    private Set<String> asked() {
        Set<String> names = new TreeSet<>();
        desks.active().stream()
                .map(Desk::market)
                .distinct()
                .map(markets::get)
                .filter(market -> market.kind() == Market.Kind.VENDORS)
                .forEach(market -> {
                    for (DataKind kind : DataKind.values()) {
                        sources.chain(market, kind, MarketSource.class, Wanted.Reach.ALL).stream()
                                .filter(source -> source.offers().contains(kind))
                                .forEach(source -> names.add(source.name()));
                    }
                });
        return names;
    }

    private Finding finding(MarketSource source, boolean asked, Optional<VendorStanding> standing, Instant now) {
        Optional<String> lacks = source.lacks();
        String kinds = source.offers().stream().map(DataKind::text).collect(Collectors.joining(", "));
        if (lacks.isPresent()) {
            String text = "%s (%s): %s.".formatted(source.name(), kinds, lacks.get());
            return asked
                    ? Finding.failed(
                            text, "A desk's market names it: give it a key, or take it out of bellwether.desk.sources.")
                    : Finding.note(text);
        }
        VendorSettings settings = vendors.line(source.name()).settings();
        String text = "%s (%s): %s".formatted(source.name(), kinds, told(settings, standing, now));
        Optional<Instant> paused = standing.flatMap(VendorStanding::pausedUntil);
        if (paused.isPresent()) {
            return Finding.warning(
                    text,
                    "Left alone until %s New York after: %s"
                            .formatted(TIME.format(paused.get()), standing.get().lastFault()));
        }
        if (standing.filter(VendorStanding::isKeyRefused).isPresent()) {
            return Finding.warning(
                    text,
                    "Correct its key in %s and start the application anew: %s"
                            .formatted(
                                    String.join(" and ", settings.wants()),
                                    standing.get().lastFault()));
        }
        boolean failing = standing.filter(one -> one.faultsInARow() > 0).isPresent();
        if (failing) {
            return Finding.warning(text, "It failed last: " + standing.get().lastFault());
        }
        Optional<String> unreachable = asked ? vendors.line(source.name()).unreachable() : Optional.empty();
        return unreachable
                .map(why -> Finding.warning(text, why + "; the next source of the chain is asked instead."))
                .orElseGet(() -> asked ? Finding.ok(text) : Finding.note(text));
    }

    private static String told(VendorSettings settings, Optional<VendorStanding> standing, Instant now) {
        String key = settings.wants().isEmpty() ? "needs no key" : "key from " + String.join(" and ", settings.wants());
        int used = standing.map(VendorStanding::requestsToday).orElse(0);
        String budget =
                settings.perDay() == 0 ? "%d requests today".formatted(used) : left(settings.perDay(), used, "today");
        int usedThisHour = standing.map(VendorStanding::requestsThisHour).orElse(0);
        String hourly = settings.perHour() == 0 ? "" : ", " + left(settings.perHour(), usedThisHour, "this hour");
        String answer = standing.flatMap(VendorStanding::lastAnswerAt)
                .map(at -> "last answer %s ago".formatted(age(Duration.between(at, now))))
                .orElse("never answered yet");
        return "%s, %s, %s%s.".formatted(key, answer, budget, hourly);
    }

    private static String left(int most, int used, String when) {
        return "%d of %d requests left %s".formatted(Math.max(0, most - used), most, when);
    }

    private static String age(Duration age) {
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        if (age.toHours() > 1) {
            return age.toHours() + " hours";
        }
        return age.toMinutes() > 1 ? age.toMinutes() + " minutes" : "moments";
    }
}
