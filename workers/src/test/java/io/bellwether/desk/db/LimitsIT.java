package io.bellwether.desk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.bellwether.desk.app.ChangeLimits;
import io.bellwether.desk.app.CheckLimits;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.app.LimitsOf;
import io.bellwether.desk.app.ShowLimits;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits that are changed while a desk runs. */
@DatabaseTest
class LimitsIT {
    private static final Optional<String> DESK = Optional.empty();

    @Autowired
    Desks desks;

    @Autowired
    ShowLimits showLimits;

    @Autowired
    ChangeLimits changeLimits;

    @Autowired
    CheckLimits checkLimits;

    @Autowired
    LimitBook book;

    @Autowired
    JdbcClient db;

    private DeskId newDesk(String id) {
        desks.save(TestDesks.desk(id));
        return new DeskId(id);
    }

    private static Map<LimitKey, Optional<BigDecimal>> to(LimitKey key, String value) {
        return Map.of(key, Optional.of(new BigDecimal(value)));
    }

    private List<String> audit(DeskId desk) {
        return db.sql("select actor || ' ' || subject || ' ' || detail::text from audit_entry where desk_id = :desk"
                        + " and action = 'CHANGE_LIMITS' order by id")
                .param("desk", desk.value())
                .query(String.class)
                .list();
    }

    @Test
    void aChangedLimitHoldsForTheDeskAndIsInTheAudit() {
        DeskId desk = newDesk("limits-1");
        LimitsOf changed = changeLimits.run(desk, DESK, to(LimitKey.MAX_POSITION, "0.15"), "ria", "calmer");
        assertThat(changed.own()).containsExactly(entry(LimitKey.MAX_POSITION, new BigDecimal("0.15")));
        assertThat(desks.get(desk).settings().limits().maxPosition()).isEqualByComparingTo("0.15");
        assertThat(audit(desk))
                .containsExactly(
                        "ria limits-1 {\"after\": {\"MAX_POSITION\": 0.15}, \"before\": {\"MAX_POSITION\": 0.20}, \"reason\": \"calmer\"}");
    }

    @Test
    void aChangedLimitWinsOverTheSettingsUntilItIsTakenBack() {
        DeskId desk = newDesk("limits-2");
        changeLimits.run(desk, DESK, to(LimitKey.MAX_POSITION, "0.15"), "ria", "calmer");
        desks.save(TestDesks.desk("limits-2"));
        assertThat(desks.get(desk).settings().limits().maxPosition()).isEqualByComparingTo("0.15");
        changeLimits.run(desk, DESK, Map.of(LimitKey.MAX_POSITION, Optional.empty()), "ria", "as before");
        assertThat(desks.get(desk).settings().limits().maxPosition()).isEqualByComparingTo("0.20");
        assertThat(showLimits.run(desk, DESK).own()).isEmpty();
    }

    @Test
    void theSameChangeAgainChangesNothing() {
        DeskId desk = newDesk("limits-3");
        changeLimits.run(desk, DESK, to(LimitKey.MAX_POSITIONS, "5"), "ria", "fewer");
        changeLimits.run(desk, DESK, to(LimitKey.MAX_POSITIONS, "5"), "ria", "fewer");
        assertThat(audit(desk)).hasSize(1);
    }

    @Test
    void whatCannotBeMeantChangesNothingAndIsNotInTheAudit() {
        DeskId desk = newDesk("limits-4");
        assertThatThrownBy(() -> changeLimits.run(desk, DESK, to(LimitKey.MAX_POSITION, "15"), "ria", "typo"))
                .hasMessage("max-position must be from 0 to 1, was 15");
        assertThatThrownBy(() -> changeLimits.run(desk, DESK, to(LimitKey.MAX_POSITION, "0.1"), "ria", " "))
                .hasMessage("a change of limits needs who changes them and why");
        assertThat(showLimits.run(desk, DESK).own()).isEmpty();
        assertThat(audit(desk)).isEmpty();
    }

    @Test
    void aSegmentMayOnlyBeStricterAndOnlyInLimitsOfASymbol() {
        DeskId desk = newDesk("limits-5");
        segment(desk, "biotech", "ACME");
        segment(desk, "small", "BOLT");
        Optional<String> biotech = Optional.of("biotech");
        assertThatThrownBy(() -> changeLimits.run(desk, biotech, to(LimitKey.MAX_POSITION, "0.30"), "ria", "more"))
                .hasMessage("a segment may only be stricter: max-position of biotech would be 0.30, the desk has 0.20");
        assertThatThrownBy(() -> changeLimits.run(desk, biotech, to(LimitKey.CASH_RESERVE, "0.30"), "ria", "more"))
                .hasMessage("cash-reserve is a limit of the whole desk, a segment cannot have its own");
        assertThatThrownBy(() -> showLimits.run(desk, Optional.of("biotec")))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("desk limits-5 has no segment 'biotec'; known: [biotech, small]; did you mean 'biotech'?");
        assertThat(changeLimits
                        .run(desk, biotech, to(LimitKey.MAX_POSITION, "0.05"), "ria", "trials fail")
                        .inForce()
                        .maxPosition())
                .isEqualByComparingTo("0.05");
        changeLimits.run(desk, Optional.of("small"), to(LimitKey.MAX_POSITION, "0.08"), "ria", "thin");
        assertThat(desks.get(desk).settings().limits().maxPosition()).isEqualByComparingTo("0.20");
        assertThat(book.bySymbol(desk, LocalDate.of(2026, 11, 20)))
                .containsOnly(
                        entry(new Symbol("ACME"), maxPosition("biotech", "0.05")),
                        entry(new Symbol("BOLT"), maxPosition("small", "0.08")));
    }

    private static SegmentLimits maxPosition(String segment, String value) {
        return new SegmentLimits(segment, Map.of(LimitKey.MAX_POSITION, new BigDecimal(value)));
    }

    /** Else the gate could judge no symbol of the segment, and every session would end as an incident. */
    @Test
    void theDesksBandMayNotContradictASegments() {
        DeskId desk = newDesk("limits-6");
        segment(desk, "biotech", "ACME");
        changeLimits.run(desk, Optional.of("biotech"), to(LimitKey.MIN_PRICE, "5"), "ria", "no penny stocks");
        assertThatThrownBy(() -> changeLimits.run(desk, DESK, to(LimitKey.MAX_PRICE, "4"), "ria", "cheap"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("with the limits of segment biotech: min-price 5 must not be above max-price 4");
        assertThat(showLimits.run(desk, DESK).own()).isEmpty();
        assertThatThrownBy(
                        () -> checkLimits.run(desk, RiskLimits.DEFAULT.with(LimitKey.MAX_PRICE, new BigDecimal("4"))))
                .hasMessage("with the limits of segment biotech: min-price 5 must not be above max-price 4");
        checkLimits.run(desk, RiskLimits.DEFAULT);
    }

    /** A value that is taken back may not leave a band that the settings make empty: the desk could not be read. */
    @Test
    void whatIsTakenBackIsCheckedAgainstTheSettings() {
        desks.save(TestDesks.desk(
                "limits-7",
                DeskSettings.DEFAULT.withLimits(RiskLimits.DEFAULT.with(LimitKey.MAX_PRICE, BigDecimal.TEN))));
        DeskId desk = new DeskId("limits-7");
        changeLimits.run(desk, DESK, to(LimitKey.MAX_PRICE, "0"), "ria", "any");
        changeLimits.run(desk, DESK, to(LimitKey.MIN_PRICE, "50"), "ria", "dear ones");
        assertThatThrownBy(() ->
                        changeLimits.run(desk, DESK, Map.of(LimitKey.MAX_PRICE, Optional.empty()), "ria", "as before"))
                .hasMessage("min-price 50 must not be above max-price 10");
        assertThat(showLimits.run(desk, DESK).inForce().minPrice()).isEqualByComparingTo("50");
    }

    private void segment(DeskId desk, String id, String symbol) {
        db.sql("insert into segment (desk_id, id, name) values (:desk, :id, :id)")
                .param("desk", desk.value())
                .param("id", id)
                .update();
        db.sql("insert into universe_member (desk_id, segment_id, symbol) values (:desk, :id, :symbol)")
                .param("desk", desk.value())
                .param("id", id)
                .param("symbol", symbol)
                .update();
    }
}
