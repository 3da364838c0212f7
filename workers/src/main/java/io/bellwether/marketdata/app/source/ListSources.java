package io.bellwether.marketdata.app.source;

import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorLedger;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.platform.vendor.VendorStanding;
import io.bellwether.platform.vendor.Vendors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Says of every vendor of market data whether it can be asked, how it stands and what a person can do. Asks none. */
@Service
public class ListSources {
    private final Sources sources;
    private final Vendors vendors;
    private final VendorLedger ledger;

    ListSources(Sources sources, Vendors vendors, VendorLedger ledger) {
        this.sources = sources;
        this.vendors = vendors;
        this.ledger = ledger;
    }

    /** Whether what lets us in is there; it is never shown. */
    public enum Key {
        NONE_NEEDED,
        THERE,
        MISSING
    }

    /**
     * One vendor.
     *
     * @param source its name
     * @param kinds what it has; empty where nothing in this version asks it for a market
     * @param enabled whether it is spoken to at all
     * @param key whether its key is there
     * @param wants variables of the environment that the key comes from
     * @param lastAnswerAt [UTC] when it last answered as it should
     * @param lastFaultAt [UTC] when it last did not
     * @param lastFault what that was; empty when nothing was
     * @param requestsToday requests of this day (UTC)
     * @param perDay most of them; empty when there is no bound
     * @param requestsThisHour requests of this hour
     * @param perHour most of them; empty when there is no bound
     * @param pausedUntil [UTC] until when it is left alone
     * @param usable whether it may be asked now
     * @param todo what is the matter and what to do, a sentence; empty when nothing is
     */
    public record Standing(
            String source,
            Set<DataKind> kinds,
            boolean enabled,
            Key key,
            List<String> wants,
            Optional<Instant> lastAnswerAt,
            Optional<Instant> lastFaultAt,
            String lastFault,
            int requestsToday,
            Optional<Integer> perDay,
            int requestsThisHour,
            Optional<Integer> perHour,
            Optional<Instant> pausedUntil,
            boolean usable,
            String todo) {}

    /** @param now [UTC] */
    public List<Standing> run(Instant now) {
        Map<String, VendorStanding> standings =
                ledger.all(now).stream().collect(Collectors.toMap(VendorStanding::vendor, standing -> standing));
        Map<String, VendorSettings> settings = new TreeMap<>();
        vendors.all().forEach(one -> settings.put(one.name(), one));
        List<Standing> all = new ArrayList<>();
        for (MarketSource source : sources.all()) {
            VendorSettings own = settings.remove(source.name());
            if (own != null) {
                all.add(standing(own, source.offers(), Optional.ofNullable(standings.get(own.name())), now));
            }
        }
        settings.values()
                .forEach(rest -> all.add(standing(
                        rest, EnumSet.noneOf(DataKind.class), Optional.ofNullable(standings.get(rest.name())), now)));
        return List.copyOf(all);
    }

    private static Standing standing(
            VendorSettings vendor, Set<DataKind> kinds, Optional<VendorStanding> standing, Instant now) {
        Optional<Instant> paused = standing.flatMap(VendorStanding::pausedUntil).filter(now::isBefore);
        int today = standing.map(VendorStanding::requestsToday).orElse(0);
        int hour = standing.map(VendorStanding::requestsThisHour).orElse(0);
        boolean spent = isReached(today, vendor.perDay()) || isReached(hour, vendor.perHour());
        return new Standing(
                vendor.name(),
                kinds,
                vendor.enabled(),
                key(vendor),
                vendor.wants(),
                standing.flatMap(VendorStanding::lastAnswerAt),
                standing.flatMap(VendorStanding::lastFaultAt),
                standing.map(VendorStanding::lastFault).orElse(""),
                today,
                bound(vendor.perDay()),
                hour,
                bound(vendor.perHour()),
                paused,
                vendor.lacks().isEmpty() && paused.isEmpty() && !spent,
                todo(vendor, standing, today, hour, paused));
    }

    private static Key key(VendorSettings vendor) {
        if (vendor.wants().isEmpty()) {
            return Key.NONE_NEEDED;
        }
        return vendor.hasKeys() ? Key.THERE : Key.MISSING;
    }

    private static boolean isReached(int requests, int most) {
        return most > 0 && requests >= most;
    }

    private static Optional<Integer> bound(int most) {
        return most > 0 ? Optional.of(most) : Optional.empty();
    }

    private static String todo(
            VendorSettings vendor, Optional<VendorStanding> standing, int today, int hour, Optional<Instant> paused) {
        if (!vendor.enabled()) {
            return "switched off; bellwether.vendors.%s.enabled: true switches it on".formatted(vendor.name());
        }
        if (vendor.lacks().isPresent()) {
            return vendor.lacks().get();
        }
        String fault = standing.map(VendorStanding::lastFault).orElse("");
        if (standing.filter(VendorStanding::isKeyRefused).isPresent()) {
            return "%s in %s, and start the application anew: %s"
                    .formatted(
                            fault.startsWith(VendorFault.Kind.KEY_REFUSED.name())
                                    ? "correct its key"
                                    : "its key does not include what is asked; use another one",
                            String.join(" and ", vendor.wants()),
                            fault);
        }
        if (paused.isPresent()) {
            return "left alone until %s, then asked again by itself: %s".formatted(paused.get(), fault);
        }
        if (isReached(today, vendor.perDay())) {
            return "the %d requests of the day are used up; the next day begins at 00:00 UTC"
                    .formatted(vendor.perDay());
        }
        if (isReached(hour, vendor.perHour())) {
            return "the %d requests of the hour are used up; wait for the next".formatted(vendor.perHour());
        }
        boolean failing = standing.filter(one -> one.faultsInARow() > 0).isPresent();
        return failing ? "its last answer was none: " + fault : "";
    }
}
