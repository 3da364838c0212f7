package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The instruments in the order in which a budget keeps them: first those that are held or under a thesis, which always
 * stay, then by traded value.
 *
 * @param instruments in that order
 * @param fixed how many of them always stay
 */
record Ranking(List<InstrumentFacts> instruments, int fixed) {
    /** Ranks what is held or under a thesis, and what else may be chosen. */
    static Ranking of(DeskContext context, Predicate<InstrumentFacts> choosable) {
        Set<Symbol> bound = new HashSet<>();
        context.portfolio().positions().forEach(position -> bound.add(position.symbol()));
        context.theses().forEach(thesis -> bound.add(thesis.symbol()));
        Predicate<InstrumentFacts> isBound = i -> bound.contains(i.symbol());
        List<InstrumentFacts> ranked = context.instruments().stream()
                .filter(isBound.or(choosable))
                .sorted(Comparator.comparing(isBound::test)
                        .reversed()
                        .thenComparing(Ranking::turnover, Comparator.reverseOrder())
                        .thenComparing(InstrumentFacts::symbol))
                .toList();
        return new Ranking(ranked, (int) ranked.stream().filter(isBound).count());
    }

    /** First the least liquid goes, what has no indicators before everything. */
    private static BigDecimal turnover(InstrumentFacts instrument) {
        return instrument
                .indicators()
                .map(IndicatorFacts::averageDollarVolume20)
                .orElse(BigDecimal.ZERO);
    }
}
