package io.bellwether.cli.settings;

import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.BuiltInStrategy;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.IntradayCheck;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.LotMethod;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.desk.domain.SessionWindows;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.SegmentId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The desk that {@code up} runs, as {@code bellwether.yaml} describes it; every value has a default, except that live
 * trading has none.
 *
 * @param id natural key, part of every order id
 * @param name for people
 * @param mode paper or live; live needs a broker other than paper and a passed paper period, and is refused until then
 * @param broker name of the broker
 * @param data folder of daily bars; absent means the simulated market
 * @param benchmark the benchmark's symbol in that folder
 * @param market a name for that folder's market, which keeps it when the folder moves; absent means by the folder
 * @param symbols real shares that the desk may trade, whose data vendors deliver; absent means a folder or the simulated
 *     market
 * @param sources which vendors deliver what, in their order, by kind of data: {@code daily-bars: [tiingo, yahoo]}; a kind
 *     that is not named has the default order
 * @param seed of the simulated market
 * @param initialCash [USD]
 * @param advisors in the order they are asked
 * @param shadow an advisor that runs a paper desk beside this one, to be compared with it; absent means none
 * @param aggressiveness 0 to 3
 * @param adviseAtMidday whether midday consults the advisor
 * @param adviseAtClose whether the close consults the advisor
 * @param fractionalShares whether fractions of a share are traded
 * @param lotMethod which tax lots a sale closes: fifo, lifo, hifo or specific
 * @param reportTo where mails go
 * @param sessions New York times, until when a session may begin late, and further checks in between
 * @param approval when a person approves
 * @param limits what may be risked: values by the keys of {@link LimitKey}; the others have their defaults
 * @param budget what advice may cost
 * @param samples how often a model is asked for one decision; with more than once the majority decides
 * @param strategies which of the built-in strategies the advisor strategies listens to, see {@link BuiltInStrategy}; absent means all
 * @param costs what trading costs on paper
 * @param segments segments that are decided one after the other, each by itself; none: the whole desk in one decision
 * @param screens which symbols belong to segments, by the segment's id, see {@link ScreenProperties}
 */
@ConfigurationProperties(prefix = "bellwether.desk", ignoreUnknownFields = false)
public record DeskProperties(
        @DefaultValue("main") String id,
        @DefaultValue("Main desk") String name,
        @DefaultValue("paper") Desk.Mode mode,
        @DefaultValue("paper") String broker,
        @Nullable Path data,
        @Nullable String benchmark,
        @Nullable String market,
        @DefaultValue List<String> symbols,
        @DefaultValue Map<String, List<String>> sources,
        @DefaultValue(DeskMarkets.BUNDLED_SEED) long seed,
        @DefaultValue("10000") BigDecimal initialCash,
        @DefaultValue("strategies") List<String> advisors,
        @Nullable String shadow,
        @DefaultValue("1") int aggressiveness,
        @DefaultValue("false") boolean adviseAtMidday,
        @DefaultValue("false") boolean adviseAtClose,
        @DefaultValue("false") boolean fractionalShares,
        @DefaultValue("fifo") LotMethod lotMethod,
        @DefaultValue("desk@bellwether.localhost") String reportTo,
        @DefaultValue Sessions sessions,
        @DefaultValue Approval approval,
        @DefaultValue Map<String, BigDecimal> limits,
        @DefaultValue Budget budget,
        @DefaultValue("1") int samples,
        @Nullable List<String> strategies,
        @DefaultValue Costs costs,
        @DefaultValue List<String> segments,
        @DefaultValue Map<String, ScreenProperties> screens) {

    record Sessions(
            @DefaultValue("09:30") String morning,
            @DefaultValue("12:00") String midday,
            @DefaultValue("16:00") String close,
            @DefaultValue("17:00") String report,
            @DefaultValue Windows windows,
            @DefaultValue List<Intraday> intraday) {
        SessionPlan toDomain() {
            return new SessionPlan(
                    time("sessions.morning", morning),
                    time("sessions.midday", midday),
                    time("sessions.close", close),
                    time("sessions.report", report),
                    windows.toDomain(),
                    intraday.stream().map(Intraday::toDomain).toList());
        }
    }

    record Intraday(
            @Nullable String at, @DefaultValue("false") boolean advise) {
        IntradayCheck toDomain() {
            if (at == null) {
                throw new IllegalArgumentException(
                        "bellwether.desk.sessions.intraday: each check has a time, e.g. { at: \"11:30\" }");
            }
            return new IntradayCheck(time("sessions.intraday: at", at), advise);
        }
    }

    record Windows(
            @DefaultValue("PT5M") Duration morningBeforeMidday,
            @DefaultValue("PT0S") Duration middayBeforeClose,
            @DefaultValue("PT0S") Duration closeBeforeOpen,
            @DefaultValue("10:00") String dataUntil,
            @DefaultValue("PT1M") Duration dataRetry) {
        SessionWindows toDomain() {
            return new SessionWindows(
                    morningBeforeMidday,
                    middayBeforeClose,
                    closeBeforeOpen,
                    time("sessions.windows.data-until", dataUntil),
                    dataRetry);
        }
    }

    record Approval(
            @DefaultValue("never") ApprovalSettings.Policy policy,
            @DefaultValue("1000") BigDecimal threshold,
            @DefaultValue("PT30M") Duration deadline,
            @DefaultValue("reject") ApprovalSettings.OnDeadline onDeadline) {
        ApprovalSettings toDomain() {
            return new ApprovalSettings(policy, new Money(threshold), deadline, onDeadline);
        }
    }

    public record Budget(
            @DefaultValue("5") BigDecimal daily,
            @DefaultValue("60") BigDecimal monthly,
            @DefaultValue("0.80") BigDecimal nearShare,
            @Nullable String cheaper,
            @DefaultValue("strategies") String fallback) {
        AdviceBudget toDomain() {
            return new AdviceBudget(
                    new Money(daily), new Money(monthly), nearShare, Optional.ofNullable(cheaper), fallback);
        }
    }

    record Costs(
            @DefaultValue("20") BigDecimal slippageBps,
            @Nullable BigDecimal feePerShare,
            @Nullable BigDecimal minimumFee,
            @DefaultValue("0.10") BigDecimal maxVolumeShare,
            @DefaultValue("false") boolean regulatoryFees,
            @DefaultValue("own") Tariff tariff,
            @Nullable BigDecimal maximumFeeShare,
            @DefaultValue("0") BigDecimal spreadBps,
            @DefaultValue("0") BigDecimal impact,
            @DefaultValue("0") BigDecimal interestRate) {
        Costs {
            if (tariff != Tariff.OWN && (feePerShare != null || minimumFee != null || maximumFeeShare != null)) {
                throw new IllegalArgumentException(
                        "bellwether.desk.costs.tariff: a broker's tariff says what the commission is; leave out"
                                + " fee-per-share, minimum-fee and maximum-fee-share, or the tariff");
            }
        }

        CostModel toDomain() {
            return new CostModel(
                    slippageBps,
                    Objects.requireNonNullElse(feePerShare, CostModel.DEFAULT.feePerShare()),
                    minimumFee == null ? CostModel.DEFAULT.minimumFee() : new Money(minimumFee),
                    maxVolumeShare,
                    regulatoryFees,
                    tariff,
                    Objects.requireNonNullElse(maximumFeeShare, BigDecimal.ZERO),
                    spreadBps,
                    impact,
                    interestRate);
        }
    }

    public DeskProperties {
        if (mode == Desk.Mode.LIVE) {
            throw new IllegalArgumentException(
                    "bellwether.desk.mode: live trading needs a live broker and a passed paper period, and this version"
                            + " has no live broker; set mode: paper");
        }
        screens.forEach((segment, screen) -> {
            try {
                if (new SegmentId(segment).isDesk()) {
                    throw new IllegalArgumentException("a screen fills a segment, and DESK is none");
                }
                screen.toDomain();
            } catch (IllegalArgumentException notMeant) {
                throw new IllegalArgumentException(
                        "bellwether.desk.screens.%s: %s".formatted(segment, notMeant.getMessage()), notMeant);
            }
        });
    }

    private static LocalTime time(String key, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException notATime) {
            throw new IllegalArgumentException(
                    "bellwether.desk.%s takes a New York time from \"00:00\" to \"23:59\", in quotes, was '%s'"
                            .formatted(key, text),
                    notATime);
        }
    }

    private RiskLimits riskLimits() {
        Map<LimitKey, BigDecimal> values = new EnumMap<>(LimitKey.class);
        limits.forEach((key, value) -> values.put(LimitKey.of(key), value));
        return new RiskLimits(values);
    }

    private List<BuiltInStrategy> chosen() {
        if (strategies == null) {
            return List.of();
        }
        if (strategies.isEmpty()) {
            throw new IllegalArgumentException(
                    "bellwether.desk.strategies is empty; name some of %s, or remove it to listen to all"
                            .formatted(Stream.of(BuiltInStrategy.values())
                                    .map(BuiltInStrategy::key)
                                    .collect(Collectors.joining(", "))));
        }
        return strategies.stream().map(BuiltInStrategy::of).toList();
    }

    /** The desk on the given market data set. */
    public Desk toDesk(String market) {
        DeskSettings settings = new DeskSettings(
                sessions.toDomain(),
                advisors,
                aggressiveness,
                adviseAtMidday,
                adviseAtClose,
                fractionalShares,
                lotMethod,
                riskLimits(),
                approval.toDomain(),
                costs.toDomain(),
                budget.toDomain(),
                samples,
                chosen(),
                Optional.empty(),
                reportTo,
                segments.stream().map(SegmentId::new).toList());
        return new Desk(
                new DeskId(id), name, mode, broker, market, Optional.empty(), new Money(initialCash), true, settings);
    }
}
