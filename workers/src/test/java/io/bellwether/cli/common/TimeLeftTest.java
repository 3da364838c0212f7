package io.bellwether.cli.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter words = new StringWriter();
    private long now;
    private final TimeLeft left = new TimeLeft(new PrintWriter(words), "day", () -> now);

    @Test
    void isCountedFromTheFirstThatWasDone_notFromTheLoadingBeforeIt() {
        now = 60 * SECOND;
        left.tell("2026-01-02", 1, 11);
        now = 65 * SECOND;
        left.tell("2026-01-05", 6, 11);

        assertThat(words.toString().lines())
                .containsExactly("2026-01-02: 1 of 11 days", "2026-01-05: 6 of 11 days, about 5 seconds left");
    }

    @Test
    void isToldAtMostEveryTwoSeconds() {
        left.tell("", 1, 100);
        now = SECOND;
        left.tell("", 2, 100);
        now = 2 * SECOND;
        left.tell("", 3, 100);
        now = 3 * SECOND;
        left.tell("", 4, 100);

        assertThat(words.toString().lines()).containsExactly("3 of 100 days, about 97 seconds left");
    }
}
