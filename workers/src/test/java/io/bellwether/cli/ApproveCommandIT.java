package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.ApprovalSettings.OnDeadline;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderEvent.Kind;
import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.TestStack;
import io.bellwether.testing.WaitingOrder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code ./bellwether approve} on the real engine: it says whether its answer was taken. */
@ResourceLock(Lane.STACK)
class ApproveCommandIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String ME = "cli:" + System.getProperty("user.name");

    private record Run(int code, String out, String err) {}

    private static Run run(String... line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = BellwetherCommand.line(work -> work.applyAsInt(TestStack.beans()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(line);
        return new Run(code, out.toString(), err.toString());
    }

    @Test
    void anApprovalIsTakenOnceAndRecordedWithTheUserOfTheShell() throws Exception {
        WaitingOrder order = new WaitingOrder("by-command", LONG, OnDeadline.REJECT);
        Future<Object> result = order.ask();
        assertThat(run("approve", "--order", order.id(), "--by", "head of desk"))
                .isEqualTo(new Run(0, "%s: approved by %s%n".formatted(order.id(), ME), ""));
        assertThat(result.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(true);
        assertThat(order.events(Kind.APPROVED))
                .singleElement()
                .extracting(OrderEvent::actor, OrderEvent::detail)
                .containsExactly(ME, "noted: head of desk");
        Run again = run("approve", "--order", order.id());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .startsWith("bellwether: order %s was approved already by %s at ".formatted(order.id(), ME));
    }

    @Test
    void aRefusalNeedsItsReasonAndEndsTheOrder() throws Exception {
        WaitingOrder order = new WaitingOrder("refused-by-command", LONG, OnDeadline.APPROVE);
        Future<Object> result = order.ask();
        assertThat(run("approve", "--order", order.id(), "--reject").code()).isEqualTo(2);
        assertThat(run("approve", "--order", order.id(), "--reject", "--reason", "too close to earnings")
                        .code())
                .isZero();
        assertThat(result.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(false);
        assertThat(order.events(Kind.NOT_APPROVED).getFirst().detail()).isEqualTo("too close to earnings");
    }

    @Test
    void whatNobodyWaitsForIsSaidAndDoesNotCountLater() {
        WaitingOrder order = new WaitingOrder("nobody-asks", LONG, OnDeadline.REJECT);
        assertThat(run("approve", "--order", order.id()))
                .isEqualTo(new Run(
                        1,
                        "",
                        "bellwether: order %s does not wait for an answer: no person is asked about it now%n"
                                .formatted(order.id())));
        Future<Object> result = order.ask();
        Await.until("the order is prepared", Await.PATIENCE, () -> order.events(Kind.PREPARED), e -> !e.isEmpty());
        assertThat(result).isNotDone();
        assertThat(run("approve", "--order", "no-such-order").err())
                .isEqualTo("bellwether: there is no order 'no-such-order'%n".formatted());
    }
}
