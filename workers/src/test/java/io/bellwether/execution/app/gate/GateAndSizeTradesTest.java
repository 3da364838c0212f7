package io.bellwether.execution.app.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.Decision;
import io.bellwether.execution.app.order.DecisionOrders;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateAndSizeTradesTest {
    private static final SessionRef SESSION = new SessionRef(
            new DeskId("d"), LocalDate.of(2026, 11, 20), Session.MORNING, Instant.parse("2026-11-20T14:32:00Z"), true);

    private final Decisions decisions = mock();
    private final Judge judge = mock();
    private final DecisionOrders orders = mock();
    private final GateAndSizeTrades gate = new GateAndSizeTrades(decisions, judge, orders);

    @Test
    void theMarketIsReadBeforeTheDeskIsLocked() {
        Decision decision = mock();
        when(decision.trades()).thenReturn(List.of());
        when(decisions.get("x")).thenReturn(decision);
        when(orders.earlier("x")).thenReturn(Optional.empty());
        when(orders.write(eq(SESSION), eq("x"), any())).thenAnswer(lock -> {
            verify(judge).market(SESSION);
            verify(decisions).get("x");
            return List.of("o-1");
        });

        assertThat(gate.run(SESSION, "x", 55, BigDecimal.ONE)).containsExactly("o-1");
    }

    @Test
    void ofADecisionThatWasJudgedNothingIsRead() {
        when(orders.earlier("x")).thenReturn(Optional.of(List.of("o-1")));

        assertThat(gate.run(SESSION, "x", 55, BigDecimal.ONE)).containsExactly("o-1");
        verify(judge, never()).market(any());
    }
}
