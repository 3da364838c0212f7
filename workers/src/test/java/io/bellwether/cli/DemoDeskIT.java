package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.demo.DemoDesk;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Money;
import io.bellwether.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DemoDeskIT {
    private static final int AT_ONCE = 6;

    @Autowired
    Desks desks;

    @Test
    void commandsThatMakeADeskAtOnceGetADeskEach() throws Exception {
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        Callable<String> make = () -> {
            together.await();
            return DemoDesk.make(
                            desks,
                            "at-once",
                            id -> DemoDesk.of(id, "simulated-11", Money.of("10000"), ApprovalSettings.Policy.NEVER))
                    .id()
                    .value();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<String> made = new ArrayList<>();
            for (Future<String> id : threads.invokeAll(
                    IntStream.range(0, AT_ONCE).mapToObj(n -> make).toList())) {
                made.add(id.get());
            }
            assertThat(made)
                    .containsExactlyInAnyOrder(
                            "at-once", "at-once-2", "at-once-3", "at-once-4", "at-once-5", "at-once-6");
        }
    }

    @Test
    void aDeskThatIsThereStaysAsItIs() {
        Desk first = DemoDesk.make(
                desks, "kept", id -> DemoDesk.of(id, "simulated-11", Money.of("500"), ApprovalSettings.Policy.ALWAYS));
        assertThat(desks.create(
                        DemoDesk.of(first.id(), "simulated-5", Money.of("10000"), ApprovalSettings.Policy.NEVER)))
                .isFalse();
        assertThat(desks.get(first.id())).isEqualTo(first);
    }
}
