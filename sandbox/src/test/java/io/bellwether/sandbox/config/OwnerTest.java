package io.bellwether.sandbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    private static Optional<Owner> told(String value) {
        return Owner.from(Map.of(Owner.VARIABLE, value));
    }

    @Test
    void handsItselfDown() {
        Owner here = Owner.current();

        assertThat(told(here.told())).contains(here);
        assertThat(here.isAlive()).isTrue();
        assertThat(here.start()).isPresent();
    }

    @Test
    void takesTheNumberAlone_andMeansWhoHasItNow() {
        assertThat(told(String.valueOf(ProcessHandle.current().pid()))).contains(Owner.current());
    }

    @Test
    void isNobodyWhereNobodyIsNamed() {
        assertThat(Owner.from(Map.of())).isEmpty();
        assertThat(told(" ")).isEmpty();
    }

    @Test
    void isGoneWhenItsProcessHasEnded_alsoWhenAnotherHasItsNumber() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "1000").start();
        Owner owner = Owner.of(process.toHandle());
        assertThat(owner.isAlive()).isTrue();
        process.destroyForcibly().waitFor();
        assertThat(owner.isAlive()).isFalse();

        Owner here = Owner.current();
        Owner earlier = new Owner(here.pid(), here.start().map(moment -> moment.minus(Duration.ofMinutes(1))));
        assertThat(earlier.isAlive()).isFalse();
    }

    @Test
    void isGoneWhenItWasKilledAndItsParentHasNotLooked() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 1000 & echo $!; exec sleep 1000").start();
        try {
            long pid = Long.parseLong(parent.inputReader().readLine());
            Owner owner = Owner.of(ProcessHandle.of(pid).orElseThrow());
            new ProcessBuilder("kill", "-9", String.valueOf(pid)).start().waitFor();
            for (int i = 0; i < 500 && owner.isAlive(); i++) {
                Thread.sleep(10);
            }
            assertThat(owner.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"me", "0", "-1", "12:", "12:soon", "1234567890123456789012"})
    void refusesWhatIsNoProcess(String value) {
        assertThatThrownBy(() -> told(value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("BELLWETHER_OWNER")
                .hasMessageContaining("'" + value + "'");
    }
}
