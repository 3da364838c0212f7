package io.bellwether.desk.app;

import io.bellwether.desk.domain.Desk;
import io.bellwether.platform.ClockProperties;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Keeps a clock that somebody moves away from real money: the application does not start, no such desk is saved. */
@Component
class MovedClock implements SmartInitializingSingleton {
    private final ClockProperties clock;
    private final Desks desks;

    MovedClock(ClockProperties clock, Desks desks) {
        this.clock = clock;
        this.desks = desks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (clock.isMoved()) {
            desks.all().forEach(this::check);
        }
    }

    private void check(Desk desk) {
        if (desk.mode() == Desk.Mode.LIVE) {
            throw new IllegalStateException(
                    "bellwether.clock.file is for drills and tests, and desk %s trades real money; remove the key"
                            .formatted(desk.id()));
        }
    }
}
