package io.bellwether.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void oneIsNotSeveral() {
        assertThat(Counted.of(0, "finding")).isEqualTo("0 findings");
        assertThat(Counted.of(1, "finding")).isEqualTo("1 finding");
        assertThat(Counted.of(2, "finding")).isEqualTo("2 findings");
        assertThat(Counted.of(1, "entry", "entries")).isEqualTo("1 entry");
        assertThat(Counted.of(3, "entry", "entries")).isEqualTo("3 entries");
        assertThat(Counted.of("1", "share")).isEqualTo("1 share");
        assertThat(Counted.of("1,000", "share")).isEqualTo("1,000 shares");
        assertThat(Counted.of("0.5", "share")).isEqualTo("0.5 shares");
    }
}
