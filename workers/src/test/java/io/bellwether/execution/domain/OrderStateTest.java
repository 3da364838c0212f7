package io.bellwether.execution.domain;

import static org.assertj.core.api.Assertions.assertThat;

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
        "CREATED, CANCEL_PENDING, false",
        "SUBMITTED, CANCEL_PENDING, true",
        "WORKING, CANCEL_PENDING, true",
        "QUEUED, CANCEL_PENDING, true",
        "CANCEL_PENDING, WORKING, false",
        "CANCEL_PENDING, CANCELLED, true",
        "CANCEL_PENDING, FILLED, true",
        "CANCEL_PENDING, EXPIRED, true",
        "CANCELLED, CANCEL_PENDING, true",
        "EXPIRED, CANCEL_PENDING, false",
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
}
