package io.bellwether.decision.domain.calibration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * How much was done, whatever came of it.
 *
 * @param sessions sessions an advisor was asked in
 * @param decided those with a usable decision
 * @param proposing those that proposed to buy or sell
 * @param trading those of which something was bought or sold
 * @param convictions proposals to buy or sell by tenth of their conviction: 0 to 9, ..., 90 to 100
 * @param agreement how far answers agreed where several were asked for
 */
public record Activity(
        int sessions, int decided, int proposing, int trading, List<Integer> convictions, Agreement agreement) {
    /**
     * How far several answers to one question agreed.
     *
     * @param proposals buys and sells that any of the answers proposed
     * @param unanimous those that all of them proposed
     * @param decided those that a majority proposed and that became part of the decision
     */
    public record Agreement(int proposals, int unanimous, int decided) {
        public static final Agreement NONE = new Agreement(0, 0, 0);
    }

    /** Where each question was asked once. */
    public Activity(int sessions, int decided, int proposing, int trading, List<Integer> convictions) {
        this(sessions, decided, proposing, trading, convictions, Agreement.NONE);
    }

    public Activity {
        convictions = List.copyOf(convictions);
        if (convictions.size() != Tally.TENTHS) {
            throw new IllegalArgumentException("ten tenths are needed, were " + convictions.size());
        }
    }

    /** What was done in sessions. */
    public static Activity of(List<AskedSession> sessions) {
        List<Integer> tenths = new ArrayList<>(Collections.nCopies(Tally.TENTHS, 0));
        sessions.stream()
                .flatMap(session -> session.convictions().stream())
                .map(conviction -> Math.min(conviction / Tally.TENTHS, Tally.TENTHS - 1))
                .forEach(tenth -> tenths.set(tenth, tenths.get(tenth) + 1));
        return new Activity(
                sessions.size(),
                count(sessions, AskedSession::answered),
                count(sessions, session -> !session.convictions().isEmpty()),
                count(sessions, AskedSession::traded),
                tenths,
                new Agreement(
                        sum(sessions, Agreement::proposals),
                        sum(sessions, Agreement::unanimous),
                        sum(sessions, Agreement::decided)));
    }

    private static int count(List<AskedSession> sessions, Predicate<AskedSession> which) {
        return (int) sessions.stream().filter(which).count();
    }

    private static int sum(List<AskedSession> sessions, ToIntFunction<Agreement> part) {
        return sessions.stream().map(AskedSession::agreement).mapToInt(part).sum();
    }

    /** Part of the sessions that traded [0..1]; empty without sessions. */
    public Optional<BigDecimal> tradeRate() {
        return sessions == 0
                ? Optional.empty()
                : Optional.of(Calibration.divide(BigDecimal.valueOf(trading), sessions));
    }
}
