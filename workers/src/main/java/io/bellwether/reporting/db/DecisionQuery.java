package io.bellwether.reporting.db;

import io.bellwether.decision.domain.ProposedTrade;
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
    /** The columns of a proposal {@code t}, without zeros that only the column's scale adds. */
    static final String PROPOSED = """
            t.n, t.action, t.symbol, t.quantity, trim_scale(t.weight) as weight, t.order_type, t.limit_price,
            t.stop_price, t.conviction, trim_scale(t.win_probability) as win_probability,
            trim_scale(t.expected_gain) as expected_gain, trim_scale(t.expected_loss) as expected_loss, t.horizon_days,
            t.expected_outcome, t.reasoning, t.risks
            """;

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
            String decisionId, ProposedTrade trade, Optional<String> orderId, Optional<String> orderState) {}

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
                .map(row ->
                        row.line(proposals.getOrDefault(row.id(), List.of()), wrong.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private Map<String, List<ProposalLine>> proposals(
            DeskId desk, LocalDate date, Map<String, Map<Integer, List<Verdict>>> verdicts) {
        return db
                .sql("select t.decision_id, " + PROPOSED + """
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
                                row -> ProposalLine.of(
                                        row.trade(),
                                        verdicts.getOrDefault(row.decisionId(), Map.of())
                                                .getOrDefault(row.trade().n(), List.of()),
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
