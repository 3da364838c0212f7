package io.bellwether.marketdata.files;

import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the prices show a split that is announced. Where they do not jump at its ex-date they are adjusted for it
 * already, and applying it would multiply the shares without dividing the price. A split of less than 5 : 4 is lost among
 * ordinary moves: it is taken at its word, unless the vendor is known to adjust.
 */
final class SplitCheck {
    private static final double SMALL = Math.log(1.25);
    /** The bar after the ex-date may be late by a halt, no more [days]. */
    private static final int LATE = 10;

    private final List<Bar> bars;
    private final IssueLog log;

    /** @param bars of the symbol, oldest first */
    SplitCheck(List<Bar> bars, IssueLog log) {
        this.bars = bars;
        this.log = log;
    }

    /** Whether the split is to be applied; when not, that is reported. */
    boolean shows(CorporateAction.Split split, int line, boolean adjusted) {
        Optional<Bar> before =
                bars.stream().filter(bar -> bar.date().isBefore(split.exDate())).reduce((first, second) -> second);
        Optional<Bar> after = bars.stream()
                .filter(bar -> !bar.date().isBefore(split.exDate()))
                .filter(bar -> !bar.date().isAfter(split.exDate().plusDays(LATE)))
                .findFirst();
        if (before.isEmpty() || after.isEmpty()) {
            return !adjusted;
        }
        double told = Math.log(split.oldRate().doubleValue() / split.newRate().doubleValue());
        double seen = Math.log(after.get().open().value().doubleValue()
                / before.get().close().value().doubleValue());
        boolean shows = Math.abs(told) < SMALL ? !adjusted : Math.abs(seen - told) < Math.abs(seen);
        if (!shows) {
            log.addAlways(
                    DataIssue.Kind.SPLIT_WITHOUT_JUMP,
                    line,
                    split.exDate(),
                    "the split %s : %s is not in the prices (close %s before, open %s after): they are adjusted for it already; not applied"
                            .formatted(
                                    split.newRate().toPlainString(),
                                    split.oldRate().toPlainString(),
                                    before.get().close(),
                                    after.get().open()));
        }
        return shows;
    }
}
