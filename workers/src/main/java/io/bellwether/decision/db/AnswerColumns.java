package io.bellwether.decision.db;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.consultation.Attempts;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;

/** What came back when an advisor was asked, and what was counted: columns of an attempt and of each of its samples. */
@Embeddable
@NullUnmarked
class AnswerColumns {
    String rawAnswer;
    String model = "";
    String ending = Advisor.Ending.COMPLETE.name();
    String requestId;
    long latencyMs;
    long inputTokens;
    long cachedInputTokens;
    long cacheWrittenTokens;
    long outputTokens;
    long reasoningTokens;

    @Column(precision = 18, scale = 6)
    BigDecimal costUsd = BigDecimal.ZERO;

    String priceVersion = "";

    static AnswerColumns of(Advisor.Answer answer, long latencyMillis, Attempts.Cost cost) {
        AnswerColumns row = new AnswerColumns();
        row.rawAnswer = answer.text();
        row.model = answer.model();
        row.ending = answer.ending().name();
        row.requestId = answer.exchange().requestId().orElse(null);
        row.latencyMs = latencyMillis;
        row.inputTokens = answer.usage().input();
        row.cachedInputTokens = answer.usage().cachedInput();
        row.cacheWrittenTokens = answer.usage().cacheWritten();
        row.outputTokens = answer.usage().output();
        row.reasoningTokens = answer.usage().reasoning();
        row.costUsd = cost.usd();
        row.priceVersion = cost.priceVersion();
        return row;
    }

    Advisor.Ending ending() {
        return Advisor.Ending.valueOf(ending);
    }

    Advisor.Usage usage() {
        return new Advisor.Usage(inputTokens, cachedInputTokens, outputTokens, reasoningTokens, cacheWrittenTokens);
    }
}
