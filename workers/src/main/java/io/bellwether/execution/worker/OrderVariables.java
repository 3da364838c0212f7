package io.bellwether.execution.worker;

import io.bellwether.platform.BusinessTime;
import java.time.Instant;

/**
 * The variables of a job about one order.
 *
 * @param orderId the order
 * @param asOf ISO date and time, see {@link BusinessTime#parse}
 */
record OrderVariables(String orderId, String asOf) {
    Instant moment() {
        return BusinessTime.parse(asOf);
    }
}
