package io.bellwether.risk.app;

import io.bellwether.decision.app.calibration.Forecasts;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.PeakEquity;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.domain.EquitySeries;
import io.bellwether.risk.domain.EquityMarks;
import io.bellwether.risk.domain.PaperRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a desk's equity is compared with, from its snapshots before the moment. */
@Component
public class EquityHistory {
    /** Digits of a stored verdict's fractions, like those of {@code DrawdownBrake}. */
    private static final int FALL_SCALE = 6;

    private final Snapshots snapshots;
    private final PeakEquity peaks;
    private final TradingDays days;
    private final Forecasts forecasts;

    EquityHistory(Snapshots snapshots, PeakEquity peaks, TradingDays days, Forecasts forecasts) {
        this.snapshots = snapshots;
        this.peaks = peaks;
        this.days = days;
        this.forecasts = forecasts;
    }

    /** Equity at the last close, at the last close of an earlier week, and the peak that counts; a deposit counts as a close. */
    public EquityMarks marks(Desk desk, SessionRef session) {
        LocalDate today = session.tradingDate();
        return EquityMarks.of(snapshots.dailySeries(session.desk(), today), today, peaks.read(desk, session.asOf()));
    }

    /**
     * With a desk that trades real money: what it showed on the days before the session's. Forecasts of buys and sells
     * count from the day after they were judged, whoever made them. Empty with a paper desk.
     */
    public Optional<PaperRecord> paperRecord(Desk desk, SessionRef session) {
        if (desk.mode() == Desk.Mode.PAPER) {
            return Optional.empty();
        }
        LocalDate today = session.tradingDate();
        List<ScoredForecast> judged = forecasts.judged(desk.id(), LocalDate.EPOCH, today.minusDays(1));
        return Optional.of(new PaperRecord(
                (int) days.done(desk.id()).stream()
                        .filter(day -> day.isBefore(today))
                        .count(),
                judged.size(),
                judged.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Calibration.of(judged).brier()),
                deepestFall(desk.id(), today.minusDays(1))));
    }

    /**
     * As a positive fraction; cash from outside is no profit and does not hide a fall. Where equity was not above zero,
     * everything was lost.
     */
    private BigDecimal deepestFall(DeskId desk, LocalDate upTo) {
        EquitySeries series = snapshots.series(desk, upTo);
        if (!series.solvent()) {
            return BigDecimal.ONE.setScale(FALL_SCALE);
        }
        return series.maxDrawdown().negate().setScale(FALL_SCALE, RoundingMode.HALF_UP);
    }
}
