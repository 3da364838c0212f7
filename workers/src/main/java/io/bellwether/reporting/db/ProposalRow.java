package io.bellwether.reporting.db;

import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import io.bellwether.reporting.domain.ProposalLine;
import io.bellwether.reporting.domain.Verdict;
import io.bellwether.reporting.domain.explain.ExplainedTrade;
import io.bellwether.reporting.domain.explain.Sized;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    static ProposalRow of(ResultSet row) throws SQLException {
        return new ProposalRow(
                row.getInt("n"),
                row.getString("action"),
                row.getString("symbol"),
                Rows.optionalDecimal(row, "quantity"),
                Rows.optionalDecimal(row, "weight"),
                row.getString("order_type"),
                Rows.optionalDecimal(row, "limit_price"),
                Rows.optionalDecimal(row, "stop_price"),
                row.getInt("conviction"),
                Rows.decimal(row, "win_probability"),
                Rows.decimal(row, "expected_gain"),
                Rows.decimal(row, "expected_loss"),
                row.getInt("horizon_days"),
                row.getString("expected_outcome"),
                row.getString("reasoning"),
                row.getString("risks"));
    }

    /** The verdict of a row of {@code risk_check}. */
    static Verdict verdict(ResultSet row) throws SQLException {
        return new Verdict(
                row.getString("rule"),
                row.getBoolean("passed"),
                row.getString("detail"),
                JsonColumns.texts(row.getString("numbers")));
    }

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
