package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.halt.CancelAllOrders;
import io.bellwether.execution.app.order.OrderGate;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.StopSpan;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Side;
import io.bellwether.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Eight threads send orders while another halts the desk. */
@DatabaseTest
@Import(ExecutionFixture.class)
class HaltRaceIT {
    private static final int THREADS = 8;
    private static final int ORDERS = 64;

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    FakeBroker broker;

    @Autowired
    Orders orders;

    @Autowired
    Halts halts;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    OrderGate gate;

    @Autowired
    CancelAllOrders cancelAllOrders;

    @RepeatedTest(3)
    void letsNoOrderLeaveOnceTheHaltHasReturned() throws Exception {
        DeskId desk = scene.newDesk();
        broker.onSubmit(() -> {});
        List<String> ids = IntStream.range(0, ORDERS)
                .mapToObj(i -> scene.order(scene.morning(desk), Side.BUY, "ACME", "1"))
                .map(TradeOrder::id)
                .toList();
        CountDownLatch underWay = new CountDownLatch(ORDERS / 4);
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(() -> {
                for (int n = next.getAndIncrement(); n < ORDERS; n = next.getAndIncrement()) {
                    underWay.countDown();
                    submit(ids.get(n));
                }
            }));
        }
        assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();
        halts.halt(desk, new Halt("enough", "risk", false, OPEN));
        Set<String> releasedBefore = ids.stream()
                .filter(id -> orders.get(id).state() != OrderState.CREATED)
                .collect(Collectors.toSet());
        boolean cancelled = cancelAllOrders
                .run(desk, Optional.empty(), new StopSpan(OPEN, OPEN, OPEN))
                .allCancelled();
        for (Future<?> thread : running) {
            thread.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(releasedBefore).hasSizeBetween(1, ORDERS);
        Set<String> reachedBroker = ids.stream()
                .filter(id -> broker.port().order(desk, id, OPEN).isPresent())
                .collect(Collectors.toSet());
        assertThat(releasedBefore).containsAll(reachedBroker);
        assertThat(broker.openOrders(desk))
                .as("what was on its way is cancelled, by the stop or by its own submit; first try said %s", cancelled)
                .isEmpty();
        assertThat(cancelAllOrders
                        .run(desk, Optional.empty(), new StopSpan(OPEN, OPEN, OPEN))
                        .allCancelled())
                .isTrue();
        assertThat(orders.openOrders(desk)).isEmpty();
    }

    @Test
    void makesAHaltWaitForAnOrderThatIsJustBeingReleased() throws Exception {
        DeskId desk = scene.newDesk();
        TradeOrder order = scene.order(scene.morning(desk), Side.BUY, "ACME", "1");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Boolean> halt = Objects.requireNonNull(scene.transaction().execute(status -> {
            gate.admit(order.id(), OPEN);
            Future<Boolean> waiting = thread.submit(() -> halts.halt(desk, new Halt("enough", "risk", false, OPEN)));
            assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return waiting;
        }));
        assertThat(halt.get(30, TimeUnit.SECONDS)).isTrue();
        thread.shutdown();
        assertThat(orders.get(order.id()).state()).isEqualTo(OrderState.SUBMITTED);
    }

    private void submit(String id) {
        try {
            submitOrder.run(id, OPEN);
        } catch (BpmnErrorException halted) {
            assertThat(halted.code()).isEqualTo("DESK_HALTED");
        }
    }
}
