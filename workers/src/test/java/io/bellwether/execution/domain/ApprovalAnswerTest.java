package io.bellwether.execution.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalAnswerTest {
    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", " yes\n", "Approve", "approved"})
    void aTextThatSaysYesIsTakenAsMeant(String text) {
        assertThat(ApprovalAnswer.read(text)).contains(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "No", "reject", "REJECTED ", "refuse", "refused"})
    void aTextThatSaysNoIsTakenAsMeant(String text) {
        assertThat(ApprovalAnswer.read(text)).contains(false);
    }

    @Test
    void aBooleanIsTakenAsItIs() {
        assertThat(ApprovalAnswer.read(true)).contains(true);
        assertThat(ApprovalAnswer.read(false)).contains(false);
    }

    static Stream<@Nullable Object> nonsense() {
        return Arrays.asList(
                null,
                "",
                " ",
                "maybe",
                "1",
                "y",
                "not approved",
                "true story",
                0,
                1,
                1L,
                1.0,
                BigDecimal.ONE,
                List.of(),
                List.of(true),
                Map.of(),
                Map.of("orderApproved", true),
                new Object())
                .stream();
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void anythingElseIsNoAnswer(@Nullable Object sent) {
        assertThat(ApprovalAnswer.read(sent)).isEmpty();
    }
}
