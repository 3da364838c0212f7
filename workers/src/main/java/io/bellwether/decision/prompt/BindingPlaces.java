package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The desk's limits for the places of desk-2, each under its own name. */
final class BindingPlaces {
    private final BindingFacts binding;

    private BindingPlaces(BindingFacts binding) {
        this.binding = binding;
    }

    static Map<String, String> of(BindingFacts binding) {
        return new BindingPlaces(binding).values();
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        for (LimitKey key : LimitKey.values()) {
            values.put(key.key().replace('-', '_'), inWords(key));
        }
        // The released prompts know this limit by its former name.
        values.put("max_bucket", inWords(LimitKey.MAX_CLUSTER));
        BindingFacts.Measures measures = binding.measures();
        values.put("price_band", band(LimitKey.MIN_PRICE, LimitKey.MAX_PRICE, " USD a share"));
        values.put("market_cap_band", marketCap());
        values.put(
                "risk_per_trade",
                Digits.percent(value(LimitKey.RISK_PER_TRADE_BPS).movePointLeft(4)));
        values.put("together", plain(measures.togetherFrom()));
        values.put("together_sessions", String.valueOf(measures.togetherSessions()));
        values.put(
                "trailing",
                on(LimitKey.TRAILING_STOPS)
                        ? "Stops of holdings follow a rising close at that distance and never fall."
                        : "Stops of holdings stay where they are.");
        values.put(
                "max_holding",
                on(LimitKey.MAX_HOLDING_SESSIONS)
                        ? " A position held longer than %s sessions is sold."
                                .formatted(plain(value(LimitKey.MAX_HOLDING_SESSIONS)))
                        : "");
        values.put("pauses", pauses());
        values.put("flatten", on(LimitKey.FLATTEN_ON_DRAWDOWN) ? " and everything is sold" : "");
        values.put("min_expected_value", plain(value(LimitKey.MIN_EXPECTED_VALUE)));
        values.put(
                "min_payoff",
                on(LimitKey.MIN_PAYOFF)
                        ? ", and expected_gain / expected_loss is at least " + plain(value(LimitKey.MIN_PAYOFF))
                        : "");
        values.put("kelly", plain(value(LimitKey.KELLY_FRACTION)));
        values.put("coin", String.valueOf(ProbabilityCalibration.WEIGHT_OF_COIN));
        values.put("half_coin", String.valueOf(ProbabilityCalibration.WEIGHT_OF_COIN / 2));
        values.put("tick", plain(measures.tick()));
        values.put("tick_below", plain(measures.tickBelowOneDollar()));
        costs(values);
        values.put("purchases", purchases());
        return values;
    }

    private void costs(Map<String, String> values) {
        CostModel costs = binding.costs();
        values.put("slippage", Digits.percent(costs.worseBps().movePointLeft(4)));
        values.put("fee", plain(costs.feePerShare()));
        values.put("minimum_fee", costs.minimumFee().toString());
        values.put("fill_share", Digits.percent(costs.maxVolumeShare()));
    }

    /** What is left for purchases, as the task repeats it where it is read last. */
    private String purchases() {
        BindingFacts.Room room = binding.room();
        boolean refused = binding.most().stream().noneMatch(most -> most.usd().signum() > 0);
        return refused
                ? "The rules leave room for no purchase now: see what they refuse."
                : "Cash for purchases now: %s USD; largest position: %s USD; at most %s USD lost at the stop of one."
                        .formatted(room.spendable().max(Money.ZERO), room.largestPosition(), room.riskPerTrade());
    }

    private String pauses() {
        return Stream.of(
                                on(LimitKey.COOL_DOWN_SESSIONS)
                                        ? "nothing is bought for %s sessions after a stop of the same symbol"
                                                .formatted(plain(value(LimitKey.COOL_DOWN_SESSIONS)))
                                        : "",
                                on(LimitKey.EARNINGS_BLACKOUT_SESSIONS)
                                        ? "nothing of a company that reports within %s sessions"
                                                .formatted(plain(value(LimitKey.EARNINGS_BLACKOUT_SESSIONS)))
                                        : "",
                                "nothing that its exchange has halted")
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private String marketCap() {
        if (!on(LimitKey.MIN_MARKET_CAP) && !on(LimitKey.MAX_MARKET_CAP)) {
            return "";
        }
        return ", a market value of " + band(LimitKey.MIN_MARKET_CAP, LimitKey.MAX_MARKET_CAP, " USD");
    }

    private String band(LimitKey low, LimitKey high, String unit) {
        String from = plain(value(low));
        return on(high) ? "%s to %s%s".formatted(from, plain(value(high)), unit) : from + unit + " or more";
    }

    private String inWords(LimitKey key) {
        return switch (key.unit()) {
            case FRACTION, FRACTION_OF_EQUITY, FRACTION_OF_PEAK, FRACTION_OF_PRICE, FRACTION_OF_VOLUME ->
                Digits.percent(value(key));
            default -> plain(value(key));
        };
    }

    private boolean on(LimitKey key) {
        return value(key).signum() > 0;
    }

    private BigDecimal value(LimitKey key) {
        return binding.limit(key);
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
