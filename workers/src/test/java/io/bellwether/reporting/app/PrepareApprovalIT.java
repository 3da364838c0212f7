package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.reporting.SeededDesk;
import io.bellwether.reporting.domain.approval.ApprovalSheet;
import io.bellwether.reporting.domain.approval.RuleLine;
import io.bellwether.testing.DatabaseTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person sees of an order that waits. */
@DatabaseTest
class PrepareApprovalIT {
    @Autowired
    PrepareApproval prepareApproval;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Test
    void showsTheOrderInTheDesksNumbersAndTheAdvisorsWordsApart() {
        new SeededDesk(db, desks, "approved-sheet").withDay();
        PrepareApproval.Prepared prepared =
                prepareApproval.run("approved-sheet-20261120-morning-1", Instant.parse("2026-11-20T15:00:00Z"));
        ApprovalSheet.Order sheet = prepared.sheet().order();
        assertThat(sheet.headline()).isEqualTo("Buy 100 FENN");
        assertThat(sheet.decided()).isEqualTo("Nov 20, 09:30 New York");
        assertThat(sheet.notional()).isEqualTo("$2,000.00");
        assertThat(sheet.price()).isEqualTo("$20.00, when the order was sized");
        assertThat(sheet.position()).isEqualTo("90 → 100 shares");
        assertThat(sheet.weight()).isEqualTo("60.0 % → 66.7 % of equity");
        assertThat(sheet.deadline())
                .isEqualTo("Nov 20, 10:30 New York. If nobody decides by then, the order is rejected.");
        assertThat(sheet.explanation()).endsWith("/explanations/approved-sheet-20261120-morning");
        assertThat(prepared.sheet().rules()).extracting(RuleLine::rule).containsExactly("Liquidity", "Position size");
        assertThat(prepared.sheet().advisorText()).startsWith("strategies, unchecked:\n");
    }

    @Test
    void anOrderOfTheDayIsNotWaitedForAfterItsClose() {
        new SeededDesk(db, desks, "late-sheet").withDay();
        PrepareApproval.Prepared prepared =
                prepareApproval.run("late-sheet-20261120-morning-1", Instant.parse("2026-11-20T20:50:00Z"));
        assertThat(prepared.deadline().until()).isEqualTo("2026-11-20T21:00:00Z");
        assertThat(prepared.sheet().order().deadline())
                .isEqualTo("Nov 20, 16:00 New York. If nobody decides by then, the order is at its end and not sent.");
    }
}
