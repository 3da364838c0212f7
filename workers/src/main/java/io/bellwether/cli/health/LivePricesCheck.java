package io.bellwether.cli.health;

import io.bellwether.desk.app.Desks;
import io.bellwether.platform.DoctorCheck;
import io.bellwether.watch.app.FollowPrices;
import io.bellwether.watch.domain.LiveLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the line stands on which a vendor tells prices as they come; nothing is asked. */
@Component
class LivePricesCheck implements DoctorCheck {
    private final FollowPrices followPrices;
    private final Desks desks;
    private final InstantSource clock;

    LivePricesCheck(FollowPrices followPrices, Desks desks, InstantSource clock) {
        this.followPrices = followPrices;
        this.desks = desks;
        this.clock = clock;
    }

    @Override
    public String area() {
        return "data";
    }

    @Override
    public List<Finding> look() {
        if (desks.active().stream().noneMatch(desk -> followPrices.concerns(desk.id()))) {
            return List.of();
        }
        LiveLine line = followPrices.line();
        return line.source().map(source -> List.of(finding(source, line))).orElse(List.of());
    }

    private Finding finding(String source, LiveLine line) {
        if (line.lacks().isPresent()) {
            return Finding.note(
                    "Live prices (%s): %s.".formatted(source, line.lacks().get()));
        }
        if (!line.isFollowing()) {
            return Finding.note(
                    "Live prices (%s): followed by the running application while the exchange is open; not now."
                            .formatted(source));
        }
        String text = "Live prices (%s): %d symbols, %s%s."
                .formatted(
                        source,
                        line.followed(),
                        line.lastHeardAt()
                                .map(at -> "last heard "
                                        + Duration.between(at, clock.instant()).toSeconds() + " s ago")
                                .orElse("nothing heard yet"),
                        line.leftOut() == 0
                                ? ""
                                : "; for %d more there is no room (stream-symbols)".formatted(line.leftOut()));
        return line.open()
                ? Finding.ok(text)
                : Finding.warning(
                        text,
                        "The line is not open%s. It is opened again by itself; sessions fetch their quotes without it."
                                .formatted(line.lastFault().isEmpty() ? "" : ": " + line.lastFault()));
    }
}
