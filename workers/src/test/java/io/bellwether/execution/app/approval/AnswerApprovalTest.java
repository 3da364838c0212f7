package io.bellwether.execution.app.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bellwether.execution.app.approval.AnswerApproval.Standing;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class AnswerApprovalTest {
    private static final String ORDER = "main-20261120-morning-1";

    private final Orders orders = mock(Orders.class);
    private final ApprovalAnswers answers = mock(ApprovalAnswers.class);
    private final AnswerApproval approval = new AnswerApproval(orders, answers, (order, approved, answerId) -> true);

    @Test
    void answerThatIsTakenWhileItIsLookedFor_isNotMistakenForAnothers() {
        AtomicBoolean taken = new AtomicBoolean();
        TradeOrder order = mock(TradeOrder.class);
        when(order.id()).thenReturn(ORDER);
        when(order.state()).thenReturn(OrderState.CREATED);
        when(orders.get(ORDER)).thenReturn(order);
        when(orders.events(ORDER)).thenAnswer(looked -> {
            taken.set(true);
            return List.of(new OrderEvent(
                    ORDER, OrderEvent.Kind.APPROVED, "", Instant.parse("2026-11-20T14:31:00Z"), "cli:ria", ""));
        });
        when(answers.find(7))
                .thenAnswer(
                        looked -> Optional.of(new ApprovalAnswers.Given(7, ORDER, true, "cli:ria", "", taken.get())));
        assertThat(approval.standing(ORDER, 7).standing()).isEqualTo(Standing.TAKEN);
    }
}
