package io.bellwether.execution.app.stops;

import java.util.List;
import java.util.Optional;

/**
 * What a check of stops and brakes found.
 *
 * @param orderIds sell orders to place
 * @param brake why the desk must stop, if it must
 * @param consultAdvisor whether the advisor is asked afterwards
 */
public record StopsResult(List<String> orderIds, Optional<String> brake, boolean consultAdvisor) {
    public StopsResult {
        orderIds = List.copyOf(orderIds);
    }

    /** Nothing to do: the desk is halted. */
    static StopsResult halted() {
        return new StopsResult(List.of(), Optional.empty(), false);
    }
}
