package io.bellwether.desk.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ClockProperties;
import io.bellwether.testing.TestDesks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MovedClockTest {
    private static final Desk PAPER = TestDesks.desk("clock-paper");
    private static final Desk LIVE = new Desk(
            new DeskId("clock-live"),
            PAPER.name(),
            Desk.Mode.LIVE,
            "some-broker",
            PAPER.market(),
            Optional.empty(),
            PAPER.initialCash(),
            true,
            PAPER.settings());

    @Test
    void refusesToStartWhereADeskTradesRealMoney() {
        MovedClock moved = new MovedClock(
                new ClockProperties(Path.of("clock"), Duration.ofSeconds(5)), new KnownDesks(List.of(PAPER, LIVE)));
        assertThatThrownBy(moved::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bellwether.clock.file is for drills and tests, and desk clock-live trades real money;"
                        + " remove the key");
    }

    @Test
    void startsWithPaperDesksAndWithTheMachinesClock() {
        assertThatCode(
                        new MovedClock(
                                new ClockProperties(Path.of("clock"), Duration.ofSeconds(5)),
                                new KnownDesks(List.of(PAPER)))::afterSingletonsInstantiated)
                .doesNotThrowAnyException();
        assertThatCode(
                        new MovedClock(new ClockProperties(null, Duration.ofSeconds(5)), new KnownDesks(List.of(LIVE)))
                                ::afterSingletonsInstantiated)
                .doesNotThrowAnyException();
    }
}
