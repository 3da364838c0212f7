package io.bellwether.execution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStateTest {
    @ParameterizedTest
    @CsvSource({
        "CREATED, SUBMITTED, true",
        "CREATED, NOT_APPROVED, true",
        "CREATED, REJECTED, true",
        "CREATED, CANCELLED, true",
        "CREATED, FILLED, false",
        "CREATED, WORKING, false",
        "SUBMITTED, WORKING, true",
        "SUBMITTED, QUEUED, true",
        "SUBMITTED, REJECTED, true",
        "SUBMITTED, CREATED, false",
        "SUBMITTED, NOT_APPROVED, false",
        "QUEUED, WORKING, true",
        "QUEUED, FILLED, true",
        "WORKING, QUEUED, false",
        "WORKING, FILLED, true",
        "WORKING, SUBMITTED, false",
        "CANCELLED, FILLED, true",
        "CANCELLED, WORKING, false",
        "EXPIRED, FILLED, true",
        "FILLED, CANCELLED, false",
        "REJECTED, SUBMITTED, false",
        "NOT_APPROVED, SUBMITTED, false"
    })
    void allowsOnlyWhatCanHappenToAnOrder(OrderState from, OrderState to, boolean allowed) {
        assertThat(from.canBecome(to)).isEqualTo(allowed);
    }

    @Test
    void neverGoesToTheStateItIsIn() {
        for (OrderState state : OrderState.values()) {
            assertThat(state.canBecome(state)).isFalse();
        }
    }

    /** Whatever is tried in whatever order, an order that is done never leaves again, and it was never sent twice. */
    @Property(tries = 1000)
    void neverLeavesTwiceAndNeverAfterItIsDone(@ForAll @Size(max = 20) List<OrderState> tried) {
        OrderState state = OrderState.CREATED;
        int sent = 0;
        boolean done = false;
        for (OrderState next : tried) {
            if (state.canBecome(next)) {
                assertThat(done && next.isOpen()).isFalse();
                state = next;
                sent += next == OrderState.SUBMITTED ? 1 : 0;
                done = done || !next.isOpen();
            }
        }
        assertThat(sent).isLessThanOrEqualTo(1);
    }
}
