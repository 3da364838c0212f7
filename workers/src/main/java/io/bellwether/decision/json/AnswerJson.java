package io.bellwether.decision.json;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import java.util.List;

/** Names of an answer for those who read and write it field by field; the lists are those of the records. */
final class AnswerJson {
    static final String ANALYSIS = "analysis";
    static final String MARKET_CONDITIONS = "market_conditions";
    static final String REASONING = "reasoning";
    static final String EXPECTED_OUTCOME = "expected_outcome";
    static final String RISK_ASSESSMENT = "risk_assessment";
    static final String CONFIDENCE = "confidence";
    static final String THESES = "theses";
    static final String TRADES = "trades";

    static final String THESIS_ID = "thesis_id";
    static final String VERDICT = "verdict";
    static final String STATEMENT = "statement";

    static final String ACTION = "action";
    static final String SYMBOL = "symbol";
    static final String QUANTITY = "quantity";
    static final String WEIGHT = "weight";
    static final String ORDER_TYPE = "order_type";
    static final String LIMIT_PRICE = "limit_price";
    static final String STOP_PRICE = "stop_price";
    static final String CONVICTION = "conviction";
    static final String WIN_PROBABILITY = "win_probability";
    static final String EXPECTED_GAIN = "expected_gain";
    static final String EXPECTED_LOSS = "expected_loss";
    static final String HORIZON_DAYS = "horizon_days";
    static final String RISKS = "risks";

    static final List<String> ROOT = AnswerFields.names(Decision.class);
    static final List<String> THESIS = AnswerFields.names(ThesisReview.class);
    static final List<String> TRADE = AnswerFields.names(ProposedTrade.class);

    private AnswerJson() {}
}
