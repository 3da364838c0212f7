package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static io.bellwether.risk.domain.TestProposals.buy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.ChangeLimits;
import io.bellwether.desk.app.LimitBook;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Segment;
import io.bellwether.execution.app.gate.GateAndSizeTrades;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.ChangeSegments;
import io.bellwether.marketdata.app.ListSegments;
import io.bellwether.marketdata.app.SegmentEdit;
import io.bellwether.marketdata.app.SegmentsOf;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.reporting.app.ExplainDecision;
import io.bellwether.reporting.domain.explain.ExplanationPage;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Segments as a person changes them, and what the gate makes of them. */
@DatabaseTest
@Import(ExecutionFixture.class)
class SegmentFlowIT {
    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    TestMarket market;

    @Autowired
    ChangeSegments changeSegments;

    @Autowired
    ListSegments listSegments;

    @Autowired
    ChangeLimits changeLimits;

    @Autowired
    GateAndSizeTrades gateAndSizeTrades;

    @Autowired
    ExplainDecision explainDecision;

    @Autowired
    LimitBook limits;

    /** Two symbols with the same sixty days at 10, and a benchmark. */
    @BeforeEach
    void market() {
        if (!market.bars("any", new Symbol("SEGA"), OPEN, 1).isEmpty()) {
            return;
        }
        ExchangeCalendar calendar = new ExchangeCalendar();
        LocalDate date = DAY;
        for (int i = 0; i < 60; i++) {
            date = calendar.previous(date);
            market.bar("SEGA", date.toString(), "10", "10.25", "9.75", "10", 100_000);
            market.bar("SEGB", date.toString(), "10", "10.25", "9.75", "10", 100_000);
        }
        market.quote("SEGA", "2026-11-20T14:30:00Z", "10", LastPrice.Kind.OPEN);
        market.quote("SEGB", "2026-11-20T14:30:00Z", "10", LastPrice.Kind.OPEN);
    }

    private static Segment segment(String id, String... symbols) {
        return new Segment(
                id,
                id + " shares",
                Arrays.stream(symbols).map(Symbol::new).collect(Collectors.toCollection(TreeSet::new)));
    }

    private SegmentsOf add(DeskId desk, Segment segment) {
        return changeSegments.run(desk, new SegmentEdit.Add(segment), "ria", "a niche");
    }

    private List<Segment> segments(DeskId desk) {
        return listSegments.run(desk).segments().stream()
                .map(SegmentsOf.Listed::segment)
                .toList();
    }

    private List<String> audit(DeskId desk) {
        return scene.db()
                .sql("select actor || ' ' || subject || ' ' || detail::text from audit_entry where desk_id = :desk"
                        + " and action = 'CHANGE_SEGMENT' order by id")
                .param("desk", desk.value())
                .query(String.class)
                .list();
    }

    @Test
    void theSameTradesPassInOneSegmentAndAreRefusedInTheOtherAndExplainNamesIt() {
        DeskId desk = scene.newDesk();
        add(desk, segment("wide", "SEGA"));
        add(desk, segment("narrow", "SEGB"));
        changeLimits.run(
                desk,
                Optional.of("narrow"),
                Map.of(LimitKey.MIN_PRICE, Optional.of(new BigDecimal("11"))),
                "ria",
                "no cheap ones");
        SessionRef session = scene.morning(desk);
        String decision = scene.decision(
                session, List.of(buy("SEGA").n(1).build(), buy("SEGB").n(2).build()));
        assertThat(gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE)).containsExactly(session.key() + "-1");
        String told = new ExplanationPage()
                .of(explainDecision.run(decision), ExplanationPage.Extras.NONE)
                .replaceAll("\\s+", " ");
        assertThat(told)
                .contains("2. BUY SEGB: refused by price band: The share is too cheap."
                        + " Segment narrow sets min-price 11 where the desk has 0.50")
                .doesNotContain("wide");
    }

    @Test
    void anAddedSegmentIsListedAndInTheAuditAndAddingItAgainChangesNothing() {
        DeskId desk = scene.newDesk();
        SegmentsOf before = listSegments.run(desk);
        SegmentsOf after = add(desk, segment("niche", "SEGA", "SEGB"));
        add(desk, segment("niche", "SEGA", "SEGB"));
        assertThat(before.segments()).isEmpty();
        assertThat(after.segments()).containsExactly(new SegmentsOf.Listed(segment("niche", "SEGA", "SEGB"), Map.of()));
        assertThat(after.otherSymbols()).isEqualTo(before.otherSymbols() - 2);
        assertThat(audit(desk))
                .containsExactly(
                        "ria %s/niche {\"after\": {\"name\": \"niche shares\", \"symbols\": [\"SEGA\",".formatted(desk)
                                + " \"SEGB\"]}, \"before\": {}, \"reason\": \"a niche\"}");
    }

    @Test
    void aSegmentKeepsItsLimitsWhenItsSymbolsChangeAndLosesThemWithItself() {
        DeskId desk = scene.newDesk();
        Map<LimitKey, BigDecimal> own = Map.of(LimitKey.MAX_POSITION, new BigDecimal("0.05"));
        add(desk, segment("niche", "SEGA"));
        changeLimits.run(
                desk,
                Optional.of("niche"),
                Map.of(LimitKey.MAX_POSITION, Optional.of(new BigDecimal("0.05"))),
                "ria",
                "thin");
        Optional<java.util.SortedSet<Symbol>> other =
                Optional.of(segment("niche", "SEGB").symbols());
        SegmentsOf moved =
                changeSegments.run(desk, new SegmentEdit.Set("niche", Optional.empty(), other), "ria", "moved");
        changeSegments.run(desk, new SegmentEdit.Set("niche", Optional.empty(), other), "ria", "moved");
        assertThat(moved.segments()).containsExactly(new SegmentsOf.Listed(segment("niche", "SEGB"), own));
        assertThat(changeSegments
                        .run(desk, new SegmentEdit.Remove("niche"), "ria", "over")
                        .segments())
                .isEmpty();
        assertThat(audit(desk)).hasSize(3).last().asString().contains("\"limits\": {\"MAX_POSITION\": 0.05}");
    }

    @Test
    void whatCannotBeMeantIsRefusedInASentenceAndChangesNothing() {
        DeskId desk = scene.newDesk();
        add(desk, segment("niche", "SEGA"));
        assertThatThrownBy(() -> add(desk, segment("other", "SEGA")))
                .hasMessage("segment niche has [SEGA] already; a symbol is in one segment at most, so take it out there"
                        + " first");
        assertThatThrownBy(() -> add(desk, segment("other", "SEGB", "NONE")))
                .hasMessage("market simulated-42 of desk %s does not trade [NONE]".formatted(desk));
        assertThatThrownBy(() -> add(desk, segment("niche", "SEGB")))
                .hasMessage("desk %s has a segment 'niche' already; change it with 'segments set'".formatted(desk));
        assertThatThrownBy(() -> changeSegments.run(desk, new SegmentEdit.Remove("nich"), "ria", "over"))
                .hasMessage("desk %s has no segment 'nich'; known: [niche]".formatted(desk));
        assertThatThrownBy(() -> changeSegments.run(desk, new SegmentEdit.Remove("niche"), "ria", " "))
                .hasMessage("a change of segments needs who changes them and why");
        assertThatThrownBy(() -> add(new DeskId("nobody"), segment("niche", "SEGA")))
                .isInstanceOf(PermanentFault.class);
        assertThat(segments(desk)).containsExactly(segment("niche", "SEGA"));
        assertThat(audit(desk)).hasSize(1);
    }

    @Test
    void aDayThatIsOverKeepsTheSegmentsItHad() {
        DeskId desk = scene.newDesk();
        add(desk, segment("niche", "SEGA"));
        add(desk, segment("wide", "SEGB"));
        for (String segment : List.of("niche", "wide")) {
            changeLimits.run(
                    desk,
                    Optional.of(segment),
                    Map.of(LimitKey.MAX_POSITION, Optional.of(new BigDecimal("0.05"))),
                    "ria",
                    "thin");
        }
        LocalDate friday = LocalDate.of(2026, 11, 20);
        LocalDate saturday = friday.plusDays(1);
        tradingDay(desk, friday, "null");
        swap(desk, "SEGB", "SEGA");
        assertThat(memberships(desk, friday.minusDays(1))).containsExactly("SEGA niche", "SEGB wide");
        assertThat(memberships(desk, friday)).as("the next gate of the day").containsExactly("SEGA wide", "SEGB niche");

        tradingDay(desk, friday, "now()");
        swap(desk, "SEGA", "SEGB");
        changeSegments.run(desk, new SegmentEdit.Remove("wide"), "ria", "over");
        assertThat(memberships(desk, friday.minusDays(1))).containsExactly("SEGA niche");
        assertThat(memberships(desk, friday)).containsExactly("SEGB niche");
        assertThat(memberships(desk, saturday)).containsExactly("SEGA niche");
        assertThat(segments(desk)).containsExactly(segment("niche", "SEGA"));
    }

    /** Gives the one what the other had. */
    private void swap(DeskId desk, String niche, String wide) {
        changeSegments.run(desk, new SegmentEdit.Remove("wide"), "ria", "swap");
        changeSegments.run(
                desk,
                new SegmentEdit.Set(
                        "niche",
                        Optional.empty(),
                        Optional.of(segment("niche", niche).symbols())),
                "ria",
                "swap");
        add(desk, segment("wide", wide));
        changeLimits.run(
                desk,
                Optional.of("wide"),
                Map.of(LimitKey.MAX_POSITION, Optional.of(new BigDecimal("0.05"))),
                "ria",
                "swap");
    }

    private void tradingDay(DeskId desk, LocalDate date, String endedAt) {
        scene.db()
                .sql(
                        "insert into trading_day (desk_id, trading_date, clock, status, ended_at) values (:desk, :date, 'paced',"
                                + " 'OPENED', " + endedAt
                                + ") on conflict (desk_id, trading_date) do update set ended_at = "
                                + endedAt)
                .param("desk", desk.value())
                .param("date", date)
                .update();
    }

    private List<String> memberships(DeskId desk, LocalDate day) {
        return limits.bySymbol(desk, day).entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().segment())
                .sorted()
                .toList();
    }

    @Test
    void theDatabaseRefusesASecondSegmentForASymbol() {
        DeskId desk = scene.newDesk();
        add(desk, segment("niche", "SEGA"));
        scene.db()
                .sql("insert into segment (desk_id, id, name) values (:desk, 'other', 'other')")
                .param("desk", desk.value())
                .update();
        assertThatThrownBy(() -> scene.db()
                        .sql("insert into universe_member values (:desk, 'other', 'SEGA')")
                        .param("desk", desk.value())
                        .update())
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }
}
