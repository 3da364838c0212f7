package io.bellwether.decision.domain;

import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.List;

/**
 * A model that desks ask and that its vendor ends soon, or has ended.
 *
 * @param advisor what desks call it
 * @param model the vendor's name of it
 * @param ends its last day
 * @param toldFrom from which day on people are told
 * @param desks who ask it, by id; empty when it is only configured
 */
public record ModelEnd(String advisor, String model, LocalDate ends, LocalDate toldFrom, List<DeskId> desks) {
    public ModelEnd {
        desks = List.copyOf(desks);
    }

    /** Whether the vendor does not answer any more on the day. */
    public boolean isOver(LocalDate today) {
        return today.isAfter(ends);
    }

    /** What there is to do, for a person. */
    public String remedy(LocalDate today) {
        return "%s %s on %s. Set bellwether.advisors.%s.model to one that stays, with its price under bellwether.models.prices; './bellwether doctor models' shows which the key may use."
                .formatted(model, isOver(today) ? "ended" : "ends", ends, advisor);
    }
}
