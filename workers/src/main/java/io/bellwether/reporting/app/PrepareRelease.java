package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.halt.ReleaseOutlook;
import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.HaltOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Writes what a person has to know who decides whether a halted desk may trade again. Reads only. */
@Service
public class PrepareRelease {
    private final Figures figures = new Figures();
    private final Desks desks;
    private final Halts halts;
    private final HaltReadings readings;
    private final DeskReadings desk;
    private final ReleaseOutlook outlook;

    PrepareRelease(Desks desks, Halts halts, HaltReadings readings, DeskReadings desk, ReleaseOutlook outlook) {
        this.desks = desks;
        this.halts = halts;
        this.readings = readings;
        this.desk = desk;
        this.outlook = outlook;
    }

    /**
     * The texts of the release task, plain, one fact per line.
     *
     * @param haltedAt when the stop was pulled, New York time
     * @param preparedAt when this was written, New York time
     * @param cancelled what was taken back
     * @param sold what was sold
     * @param held what is still held
     * @param whatNext what a release leads to, by when it comes
     */
    public record Facts(
            String haltedAt, String preparedAt, String cancelled, String sold, String held, String whatNext) {}

    /**
     * Writes them.
     *
     * @param moment [UTC] engine time
     */
    public Facts run(DeskId id, long haltId, Instant moment) {
        Optional<StandingHalt> standing = halts.standing(haltId);
        if (standing.isEmpty()) {
            String over = "this halt was released already";
            return new Facts(Figures.NONE, figures.moment(moment), over, over, over, "Nothing: " + over + ".");
        }
        StandingHalt halt = standing.get();
        Instant since = halt.halt().asOf();
        String cancelled = lines(readings.cancelledSince(id, since), this::order, "no order was open");
        String sold = lines(readings.soldSince(id, since), this::trade, "nothing");
        String held = lines(
                desk.positions(id, desks.get(id).market()),
                position -> "%s %s".formatted(figures.shares(position.quantity()), position.symbol()),
                "nothing: everything is cash");
        return new Facts(
                figures.moment(since),
                figures.moment(moment),
                cancelled,
                halt.halt().flatten() ? sold : "nothing: selling was not asked for",
                held,
                outlook.schedule(id, moment));
    }

    private String order(HaltOrder order) {
        return "%s %s %s".formatted(order.side(), figures.shares(order.shares()), order.symbol());
    }

    private String trade(HaltOrder order) {
        return order(order)
                + order.price().map(price -> " at " + figures.price(price)).orElse("");
    }

    private static <T> String lines(List<T> facts, Function<T, String> line, String none) {
        return facts.isEmpty() ? none : facts.stream().map(line).collect(Collectors.joining("\n"));
    }
}
