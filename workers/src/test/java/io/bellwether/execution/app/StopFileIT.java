package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.halt.ObeyStopFile;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Side;
import io.bellwether.testing.DatabaseTest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(ExecutionFixture.class)
class StopFileIT {
    private static final Halt LAID = new Halt("a file lies there", "file STOP", false, OPEN);

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    ExecutionFixture.LaidStopFile file;

    @Autowired
    ExecutionFixture.RecordingStopSignal signal;

    @Autowired
    FakeBroker broker;

    @Autowired
    Orders orders;

    @Autowired
    Desks desks;

    @Autowired
    Halts halts;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    ObeyStopFile obeyStopFile;

    @AfterEach
    void takeTheFileAway() {
        file.lies = Optional.empty();
    }

    @Test
    void noOrderLeavesFromTheMomentTheFileLiesThere() {
        DeskId desk = scene.newDesk();
        TradeOrder order = scene.order(scene.morning(desk), Side.BUY, "ACME", "1");
        file.lies = Optional.of(LAID);

        assertThatThrownBy(() -> submitOrder.run(order.id(), OPEN))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        refused -> assertThat(refused.code()).isEqualTo("DESK_HALTED"))
                .hasMessageContaining("the desk is halted by file STOP: a file lies there");
        assertThat(orders.get(order.id()).state()).isEqualTo(OrderState.CREATED);
        assertThat(broker.port().order(desk, order.id(), OPEN)).isEmpty();
        assertThat(halts.standing(desk)).as("nobody pulled the stop yet").isEmpty();
    }

    @Test
    void everyDeskAtWorkIsStoppedOnceAndStaysSoWhenTheFileIsGone() {
        DeskId desk = scene.newDesk();
        file.lies = Optional.of(LAID);

        assertThat(obeyStopFile.run(OPEN)).isPositive();
        assertThat(obeyStopFile.run(OPEN)).as("stopped already").isZero();
        assertThat(halts.standing(desk).orElseThrow().halt().reason()).isEqualTo("a file lies there");
        assertThat(signal.told).filteredOn(desk::equals).hasSize(1);

        file.lies = Optional.empty();
        assertThat(obeyStopFile.run(OPEN)).isZero();
        assertThat(halts.current(desk).orElseThrow().requestedBy()).isEqualTo("file STOP");
    }

    @Test
    void aDeskWithoutDaysIsStoppedOnlyWhenItsOrdersMayTrade() {
        DeskId idle = scene.newDesk();
        DeskId ordering = scene.newDesk();
        scene.order(scene.morning(ordering), Side.BUY, "ACME", "1");
        desks.save(desks.get(idle).withActive(false));
        desks.save(desks.get(ordering).withActive(false));
        file.lies = Optional.of(LAID);

        obeyStopFile.run(OPEN);
        assertThat(halts.standing(idle)).isEmpty();
        assertThat(halts.current(idle)).as("no order leaves it either").contains(LAID);
        assertThat(halts.standing(ordering).orElseThrow().halt().requestedBy()).isEqualTo("file STOP");
    }

    @Test
    void aDeskThatIsReleasedWhileTheFileLiesThereIsStoppedAnew() {
        DeskId desk = scene.newDesk();
        file.lies = Optional.of(LAID);
        obeyStopFile.run(OPEN);
        long first = halts.standing(desk).orElseThrow().id();

        halts.release(first, "someone", "too early", OPEN.plusSeconds(60));
        assertThat(halts.current(desk)).as("the file still stops it").contains(LAID);
        assertThat(obeyStopFile.run(OPEN)).isEqualTo(1);
        assertThat(halts.standing(desk).orElseThrow().id()).isNotEqualTo(first);
    }
}
