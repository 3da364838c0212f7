package io.bellwether.reporting.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One day of one desk, everything a person or a report shows.
 *
 * @param desk which desk
 * @param tradingDate the day; empty before the desk's first
 * @param day state of the day's process, if one was opened
 * @param halt emergency stop in force
 * @param headline first figures
 * @param curve equity against the benchmark, oldest first, one point per day
 * @param positions open positions, largest first
 * @param decisions of the day, by session
 * @param orders of the day, and older ones that are still open or traded on the day
 * @param fills of the day, oldest first
 * @param alerts latest first
 * @param metrics latest metrics up to the day
 * @param sessions the day's timeline
 * @param reportId the day's report, if it was built
 * @param data what of the folder of prices is not used; reports stored before it was told have none
 * @param impact what events mean, as of the day's last session; likewise
 */
public record DeskDay(
        DeskCard desk,
        Optional<LocalDate> tradingDate,
        Optional<DayState> day,
        Optional<HaltLine> halt,
        Headline headline,
        List<CurvePoint> curve,
        List<PositionLine> positions,
        List<DecisionLine> decisions,
        List<OrderLine> orders,
        List<FillLine> fills,
        List<AlertLine> alerts,
        Optional<Metrics> metrics,
        List<SessionStep> sessions,
        Optional<String> reportId,
        DataLine data,
        ImpactLine impact) {
    public DeskDay {
        curve = List.copyOf(curve);
        positions = List.copyOf(positions);
        decisions = List.copyOf(decisions);
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
        alerts = List.copyOf(alerts);
        sessions = List.copyOf(sessions);
        data = Objects.requireNonNullElse(data, DataLine.NONE);
        impact = Objects.requireNonNullElse(impact, ImpactLine.NONE);
    }
}
