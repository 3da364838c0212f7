package io.bellwether.testing;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An order of a desk of its own, and the process approve-order that asks a person about it, on the real stack. */
public final class WaitingOrder {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 30);
    private static final String AS_OF = "2026-10-30T13:30:00Z";

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);
    private final Orders orders = TestStack.bean(Orders.class);
    private final DeskId desk;
    private final String id;

    /** A desk that asks about every order, with one sell of a position it does not hold. */
    public WaitingOrder(String deskId, Duration deadline, ApprovalSettings.OnDeadline onDeadline) {
        Desk saved = TestDesks.desk(
                deskId,
                TestDesks.withApproval(
                        new ApprovalSettings(ApprovalSettings.Policy.ALWAYS, Money.of("0"), deadline, onDeadline)));
        TestStack.bean(Desks.class).save(saved);
        this.desk = saved.id();
        SessionRef session = new SessionRef(desk, DAY, Session.MORNING, Instant.parse(AS_OF), false);
        this.id = Objects.requireNonNull(new TransactionTemplate(TestStack.bean(PlatformTransactionManager.class))
                        .execute(status -> orders.create(NewOrder.exit(
                                session,
                                Purpose.IMPORT,
                                new Symbol("ACME"),
                                Quantity.of(10),
                                Optional.empty(),
                                Price.of("10.00"),
                                TimeInForce.NEXT_OPEN,
                                Optional.of(session.asOf().plus(Duration.ofDays(30))),
                                "a test asks for it"))))
                .id();
    }

    public String id() {
        return id;
    }

    public DeskId desk() {
        return desk;
    }

    /** Starts approve-order; what it answers to whoever called it. */
    public Future<Object> ask() {
        return engine.newCreateInstanceCommand()
                .bpmnProcessId("approve-order")
                .latestVersion()
                .variables(Map.of(
                        "deskId",
                        desk.value(),
                        "tradingDate",
                        DAY.toString(),
                        "session",
                        "MORNING",
                        "asOf",
                        AS_OF,
                        "clock",
                        "paced",
                        "orderId",
                        id))
                .withResult()
                .requestTimeout(Await.PATIENCE)
                .send()
                .thenApply(result -> result.getVariablesAsMap().getOrDefault("orderApproved", "missing"))
                .toCompletableFuture();
    }

    /** Publishes the message with the variables, as an outside system does that looks at no answer. */
    public void publish(Map<String, ?> variables) {
        engine.newPublishMessageCommand()
                .messageName("order-approval")
                .correlationKey(id)
                .timeToLive(Await.PATIENCE)
                .variables(variables)
                .send()
                .join();
    }

    /** The order's history of one kind, oldest first. */
    public List<OrderEvent> events(OrderEvent.Kind kind) {
        return orders.events(id).stream().filter(event -> event.kind() == kind).toList();
    }
}
