package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.consultation.Samples.Sample;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps each answer as it comes; the last one that an attempt asks for completes the attempt in the same transaction. */
@Component
class KeepAnswers {
    private final Attempts attempts;
    private final Samples samples;

    KeepAnswers(Attempts attempts, Samples samples) {
        this.attempts = attempts;
        this.samples = samples;
    }

    /**
     * Keeps an answer.
     *
     * @param n place among the attempt's answers, from 1
     * @param asked how many it asks for
     */
    @Transactional
    public void keep(
            String attemptId, int n, int asked, Advisor.Answer answer, long latencyMillis, Attempts.Cost cost) {
        if (asked == 1) {
            attempts.answered(attemptId, answer, latencyMillis, cost);
            return;
        }
        samples.answered(attemptId, n, answer, latencyMillis, cost);
        if (n == asked) {
            complete(attemptId, answer, cost.priceVersion());
        }
    }

    /** The attempt has the first answer and the sums of all; how it was asked is the same for each. */
    private void complete(String attemptId, Advisor.Answer last, String priceVersion) {
        List<Sample> all = samples.findByAttempt(attemptId);
        Advisor.Usage usage = new Advisor.Usage(
                sum(all, sample -> sample.usage().input()),
                sum(all, sample -> sample.usage().cachedInput()),
                sum(all, sample -> sample.usage().output()),
                sum(all, sample -> sample.usage().reasoning()),
                sum(all, sample -> sample.usage().cacheWritten()));
        BigDecimal usd = all.stream().map(sample -> sample.cost().usd()).reduce(BigDecimal.ZERO, BigDecimal::add);
        Sample first = all.getFirst();
        attempts.answered(
                attemptId,
                new Advisor.Answer(first.rawAnswer(), last.model(), first.ending(), usage, last.exchange()),
                sum(all, Sample::latencyMillis),
                new Attempts.Cost(usd, priceVersion));
    }

    private static long sum(List<Sample> all, ToLongFunction<Sample> part) {
        return all.stream().mapToLong(part).sum();
    }
}
