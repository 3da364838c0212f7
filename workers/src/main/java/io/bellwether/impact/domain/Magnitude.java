package io.bellwether.impact.domain;

import io.bellwether.impact.domain.PastReactions.Measured;
import io.bellwether.research.domain.Regime;

/**
 * How far an event moves a company, day by day:
 *
 * <pre>
 * size(d) = effect x strength x base(d) x volatility / sqrt(252) x regime
 * base(d) = (n x measured(d) + 5 x usual x share(d)) / (n + 5)
 * </pre>
 *
 * <p>The base is in daily standard deviations: the mean of the n past reactions, drawn to what is usually supposed of the
 * kind, so that a single reaction is no rule. What comes over two relations comes a session later. The shares of the days
 * and the factors of the regimes are assumptions of ours.
 *
 * <p>The conviction is strength x sqrt(|effect|) x (1/2 + 1/2 x n / (n + 5) x share of the reactions as expected), from 0
 * to 1.
 */
final class Magnitude {
    /** Reactions that weigh as much as the assumption. */
    private static final int ASSUMED = 5;

    private static final double[] SHARE = {0.60, 0.20, 0.10, 0.06, 0.04};
    private static final double SESSIONS_OF_A_YEAR = 252;

    /** A single event is not supposed to move more [fraction]. */
    private static final double MOST = 0.5;

    private Magnitude() {}

    /**
     * The expected abnormal return of each of the sessions [fraction].
     *
     * @param volatility annualised [fraction]
     */
    static double[] days(Event event, Hit hit, Measured measured, double volatility, Regime regime) {
        double scale = hit.effect() * event.strength() * volatility / Math.sqrt(SESSIONS_OF_A_YEAR) * factor(regime);
        double[] days = new double[Reaction.DAYS];
        double sum = 0;
        for (int d = 0; d < Reaction.DAYS; d++) {
            double size = scale * base(event.kind(), measured, d);
            days[Math.min(Reaction.DAYS - 1, d + Math.max(0, hit.hops() - 1))] += size;
            sum += size;
        }
        if (Math.abs(sum) > MOST) {
            for (int d = 0; d < days.length; d++) {
                days[d] *= MOST / Math.abs(sum);
            }
        }
        return days;
    }

    private static double base(EventKind kind, Measured measured, int day) {
        return (measured.count() * measured.days().get(day) + ASSUMED * kind.usual() * SHARE[day])
                / (measured.count() + ASSUMED);
    }

    static double conviction(Event event, Hit hit, Measured measured) {
        double evidence = (double) measured.count() / (measured.count() + ASSUMED) * measured.asExpected();
        return event.strength() * Math.sqrt(Math.abs(hit.effect())) * (0.5 + 0.5 * evidence);
    }

    static double factor(Regime regime) {
        return switch (regime) {
            case CRISIS -> 1.4;
            case VOLATILE -> 1.2;
            case TREND_DOWN -> 1.1;
            case TREND_UP, RANGING, UNKNOWN -> 1.0;
        };
    }
}
