package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.mask.Mask;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.answer.AnswerFormat;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.model.Model;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the language models of one run are asked: what they answered before is not asked again, what they cost is counted,
 * and with a mask they are told nothing by which they could know the days.
 */
public final class ModelsOfRun {
    private final Optional<Mask> mask;
    private final AnswerBook book;
    private final Optional<BigDecimal> mostPaid;
    private BigDecimal paid = BigDecimal.ZERO;
    private int asked;

    /**
     * @param mask empty: they are told the world as it was
     * @param book what they answered in the same run before
     * @param mostPaid [USD] no day begins once this much was paid; empty: any amount, as the desk's budgets allow
     */
    public ModelsOfRun(Optional<Mask> mask, AnswerBook book, Optional<BigDecimal> mostPaid) {
        this.mask = mask;
        this.book = book;
        this.mostPaid = mostPaid;
    }

    /** Models that are told the world as it was and of which nothing is kept. */
    public static ModelsOfRun plain() {
        return new ModelsOfRun(Optional.empty(), AnswerBook.none(), Optional.empty());
    }

    /** The model, asked like this. */
    public Model around(
            String name, AdvisorSettings settings, Model model, ContextFormat contexts, AnswerFormat answers) {
        Model kept = new KeptModel(
                model,
                book,
                usage -> settings.price()
                        .ifPresentOrElse(price -> paid(price.cost(usage)), () -> paid(BigDecimal.ZERO)));
        return mask.<Model>map(own -> new MaskedModel(name, kept, own, contexts, answers))
                .orElse(kept);
    }

    private void paid(BigDecimal usd) {
        asked++;
        paid = paid.add(usd);
    }

    /** What was paid for answers that were not known before [USD]. */
    public BigDecimal paid() {
        return paid;
    }

    /** How many answers were not known before. */
    public int asked() {
        return asked;
    }

    /** Whether no day may begin any more. */
    public boolean isSpent() {
        return mostPaid.filter(most -> paid.compareTo(most) >= 0).isPresent();
    }

    /** The mask that they look at the world through. */
    public Optional<Mask> mask() {
        return mask;
    }
}
