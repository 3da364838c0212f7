package io.bellwether.reporting.db;

import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import io.bellwether.reporting.domain.ProposalLine;
import io.bellwether.reporting.domain.Verdict;
import io.bellwether.reporting.domain.explain.ExplainedTrade;
import io.bellwether.reporting.domain.explain.Sized;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A row of {@code decision_trade}, and what is made of it with what others say about the proposal. */
record ProposalRow(
        int n,
        String action,
        String symbol,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> weight,
        String orderType,
        Optional<BigDecimal> limitPrice,
        Optional<BigDecimal> stopPrice,
        int conviction,
        BigDecimal winProbability,
        BigDecimal expectedGain,
        BigDecimal expectedLoss,
        int horizonDays,
        String expectedOutcome,
        String reasoning,
        String risks) {

    /** The columns of a row {@code t}. */
    static final String COLUMNS = """
            t.n, t.action, t.symbol, trim_scale(t.quantity) as quantity, trim_scale(t.weight) as weight, t.order_type,
            trim_scale(t.limit_price) as limit_price, trim_scale(t.stop_price) as stop_price, t.conviction,
            trim_scale(t.win_probability) as win_probability, trim_scale(t.expected_gain) as expected_gain,
            trim_scale(t.expected_loss) as expected_loss, t.horizon_days, t.expected_outcome, t.reasoning, t.risks
            """;

    /** As the day's report shows it. */
    ProposalLine line(List<Verdict> verdicts, Optional<String> orderId, Optional<String> orderState) {
        return new ProposalLine(
                n,
                action,
                symbol,
                quantity,
                weight,
                orderType,
                limitPrice,
                stopPrice,
                conviction,
                winProbability,
                horizonDays,
                expectedOutcome,
                reasoning,
                risks,
                verdicts,
                orderId,
                orderState);
    }

    /** As the explanation of its decision tells it. */
    ExplainedTrade explained(
            List<Verdict> verdicts,
            Optional<Sized> sizing,
            List<OrderLine> orders,
            List<FillLine> fills,
            Optional<ExplainedTrade.Result> result) {
        return new ExplainedTrade(
                n,
                action,
                symbol,
                quantity,
                weight,
                orderType,
                limitPrice,
                stopPrice,
                conviction,
                winProbability,
                expectedGain,
                expectedLoss,
                horizonDays,
                expectedOutcome,
                reasoning,
                risks,
                verdicts,
                sizing,
                orders,
                fills,
                result);
    }
}
