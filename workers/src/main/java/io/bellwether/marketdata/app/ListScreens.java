package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import java.util.List;
import org.springframework.stereotype.Service;

/** Lists the segments of active desks that a screen fills. */
@Service
public class ListScreens {
    private final Desks desks;
    private final Screens screens;

    ListScreens(Desks desks, Screens screens) {
        this.desks = desks;
        this.screens = screens;
    }

    /** A segment of a desk. */
    public record Screened(DeskId desk, String segment) {}

    /** By desk and segment. */
    public List<Screened> run() {
        return desks.active().stream()
                .flatMap(desk ->
                        screens.of(desk.id()).keySet().stream().map(segment -> new Screened(desk.id(), segment)))
                .toList();
    }
}
