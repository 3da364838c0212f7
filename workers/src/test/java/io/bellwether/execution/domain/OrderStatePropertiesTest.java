package io.bellwether.execution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class OrderStatePropertiesTest {
    /**
     * Whatever is tried in whatever order, an order that is done never leaves again, and it was never sent twice. The
     * one way back is to ask again for a cancel that was thought done.
     */
    @Property(tries = 10_000)
    void neverLeavesTwiceAndNeverAfterItIsDone(@ForAll @Size(max = 20) List<OrderState> tried) {
        OrderState state = OrderState.CREATED;
        int sent = 0;
        boolean done = false;
        for (OrderState next : tried) {
            if (state.canBecome(next)) {
                assertThat(done && next.isOpen() && next != OrderState.CANCEL_PENDING)
                        .isFalse();
                state = next;
                sent += next == OrderState.SUBMITTED ? 1 : 0;
                done = done || !next.isOpen();
            }
        }
        assertThat(sent).isLessThanOrEqualTo(1);
    }
}
