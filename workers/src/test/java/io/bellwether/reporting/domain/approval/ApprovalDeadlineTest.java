package io.bellwether.reporting.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApprovalDeadlineTest {
    private static final Instant ASKED = Instant.parse("2026-11-20T14:30:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Test
    void theDesksPatienceCountsWhileTheOrderLivesLonger() {
        assertThat(ApprovalDeadline.of(ASKED, PATIENCE, Optional.of(ASKED.plusSeconds(3600))))
                .isEqualTo(new ApprovalDeadline(ASKED.plus(PATIENCE), PATIENCE, false));
        assertThat(ApprovalDeadline.of(ASKED, PATIENCE, Optional.empty()).until())
                .isEqualTo(ASKED.plus(PATIENCE));
    }

    @Test
    void theDeadlineIsNeverLaterThanTheOrdersEnd() {
        Instant end = ASKED.plusSeconds(600);
        assertThat(ApprovalDeadline.of(ASKED, PATIENCE, Optional.of(end)))
                .isEqualTo(new ApprovalDeadline(end, Duration.ofMinutes(10), true));
    }

    @Test
    void anOrderThatHasEndedLeavesNoTime() {
        assertThat(ApprovalDeadline.of(ASKED, PATIENCE, Optional.of(ASKED.minusSeconds(1)))
                        .left())
                .isEqualTo(Duration.ZERO);
    }
}
