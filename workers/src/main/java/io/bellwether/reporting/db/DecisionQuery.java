package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.domain.DecisionLine;
import io.bellwether.reporting.domain.ProposalLine;
import io.bellwether.reporting.domain.Verdict;
import io.bellwether.reporting.domain.explain.Explanation.Wrong;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions of a day: three queries for the whole day, joined here. */
final class DecisionQuery {
    private final JdbcClient db;

    DecisionQuery(JdbcClient db) {
        this.db = db;
    }

    private record DecisionRow(
            String id,
            String session,
            Instant asOf,
            boolean decided,
            String advisor,
            String analysis,
            String marketConditions,
            String reasoning,
            String expectedOutcome,
            String riskAssessment,
            Optional<Integer> confidence) {
        DecisionLine line(List<ProposalLine> proposals, List<Wrong> wrong) {
            return new DecisionLine(
                    id,
                    session,
                    asOf,
                    decided,
                    advisor,
                    analysis,
                    marketConditions,
                    reasoning,
                    expectedOutcome,
                    riskAssessment,
                    confidence,
                    proposals,
                    wrong);
        }
    }

    private record ProposalOf(
            String decisionId, ProposalRow proposal, Optional<String> orderId, Optional<String> orderState) {}

    private record VerdictOf(String decisionId, int n, Verdict verdict) {}

    List<DecisionLine> run(DeskId desk, LocalDate date) {
        Map<String, List<ProposalLine>> proposals = proposals(desk, date, verdicts(desk, date));
        Map<String, List<Wrong>> wrong = new WrongQuery(db).ofDay(desk, date);
        return db
                .sql("""
                        select id, session || case segment when 'DESK' then '' else ', ' || segment end as session, as_of,
                            outcome = 'DECIDED' as decided, advisor, analysis, market_conditions, reasoning,
                            expected_outcome, risk_assessment, confidence
                        from decision where desk_id = :desk and trading_date = :date order by decision.as_of, id
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query(ByName.rows(DecisionRow.class))
                .list()
                .stream()
                .map(row -> row.line(
                        proposals.getOrDefault(row.id(), List.of()), wrong.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<String, List<ProposalLine>> proposals(
            DeskId desk, LocalDate date, Map<String, Map<Integer, List<Verdict>>> verdicts) {
        return db
                .sql("select t.decision_id, " + ProposalRow.COLUMNS + """
                            , o.id as order_id,
                            case when o.filled_quantity > 0 and o.filled_quantity < o.quantity
                                then 'PARTIALLY_FILLED' else o.state end as order_state
                        from decision d
                        join decision_trade t on t.decision_id = d.id
                        left join trade_order o on o.decision_id = t.decision_id and o.decision_n = t.n
                        where d.desk_id = :desk and d.trading_date = :date
                        order by t.decision_id, t.n, o.id
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query(ByName.rows(ProposalOf.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        ProposalOf::decisionId,
                        Collectors.mapping(
                                row -> row.proposal()
                                        .line(
                                                verdicts.getOrDefault(row.decisionId(), Map.of())
                                                        .getOrDefault(row.proposal().n(), List.of()),
                                                row.orderId(),
                                                row.orderState()),
                                Collectors.toList())));
    }

    private Map<String, Map<Integer, List<Verdict>>> verdicts(DeskId desk, LocalDate date) {
        return db
                .sql("""
                        select decision_id, n, rule, passed, detail, numbers from risk_check
                        where desk_id = :desk and trading_date = :date order by created_at, rule
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query(ByName.rows(VerdictOf.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        VerdictOf::decisionId,
                        Collectors.groupingBy(
                                VerdictOf::n, Collectors.mapping(VerdictOf::verdict, Collectors.toList()))));
    }
}
