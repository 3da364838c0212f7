package io.bellwether.risk.domain.gate;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.sizing.SizeBound;
import java.util.List;
import java.util.stream.Collectors;

/** Adds to a verdict which segment's limits it was held to, where they are stricter than the desk's. */
final class SegmentNote {
    private SegmentNote() {}

    static RuleVerdict on(RuleVerdict verdict, Symbol symbol, GateContext context) {
        return context.segment(symbol)
                .map(segment -> noted(verdict, keys(verdict.rule()), segment, symbol, context))
                .orElse(verdict);
    }

    /** The same for the size, whose limits are those of the bound that set it. */
    static RuleVerdict on(RuleVerdict verdict, SizeBound binding, Symbol symbol, GateContext context) {
        return context.segment(symbol)
                .map(segment -> noted(verdict, keys(binding), segment, symbol, context))
                .orElse(verdict);
    }

    private static RuleVerdict noted(
            RuleVerdict verdict, List<LimitKey> keys, SegmentLimits segment, Symbol symbol, GateContext context) {
        RiskLimits desk = context.limits();
        RiskLimits inForce = context.limits(symbol);
        String stricter = keys.stream()
                .filter(key -> inForce.get(key).compareTo(desk.get(key)) != 0)
                .map(key -> "%s %s where the desk has %s"
                        .formatted(
                                key.key(),
                                inForce.get(key).toPlainString(),
                                desk.get(key).toPlainString()))
                .collect(Collectors.joining(", "));
        return stricter.isEmpty()
                ? verdict
                : verdict.withDetail("%s Segment %s sets %s.".formatted(verdict.detail(), segment.segment(), stricter));
    }

    /** Limits of a segment that the rule asks for. */
    private static List<LimitKey> keys(RuleName rule) {
        return switch (rule) {
            case EXPECTED_VALUE -> List.of(LimitKey.MIN_EXPECTED_VALUE, LimitKey.MIN_PAYOFF);
            case STOP_SANE -> List.of(LimitKey.ATR_MULTIPLE, LimitKey.STOP_FLOOR);
            case PRICE_BAND -> List.of(LimitKey.MIN_PRICE, LimitKey.MAX_PRICE);
            case MARKET_CAP_BAND ->
                List.of(LimitKey.MIN_MARKET_CAP, LimitKey.MAX_MARKET_CAP, LimitKey.ALLOW_UNKNOWN_MARKET_CAP);
            case LIQUIDITY -> List.of(LimitKey.MIN_DOLLAR_VOLUME, LimitKey.MAX_VOLUME_SHARE);
            case POSITION_SIZE -> List.of(LimitKey.MAX_POSITION);
            case TRADE_RISK -> List.of(LimitKey.RISK_PER_TRADE_BPS, LimitKey.ATR_MULTIPLE, LimitKey.STOP_FLOOR);
            case COOL_DOWN -> List.of(LimitKey.COOL_DOWN_SESSIONS);
            case BLACKOUT -> List.of(LimitKey.EARNINGS_BLACKOUT_SESSIONS);
            default -> List.of();
        };
    }

    private static List<LimitKey> keys(SizeBound bound) {
        return switch (bound) {
            case KELLY -> List.of(LimitKey.KELLY_FRACTION, LimitKey.MAX_POSITION);
            case MAX_POSITION -> List.of(LimitKey.MAX_POSITION);
            case TRADE_RISK -> List.of(LimitKey.RISK_PER_TRADE_BPS, LimitKey.ATR_MULTIPLE, LimitKey.STOP_FLOOR);
            case VOLATILITY -> List.of(LimitKey.VOLATILITY_TARGET);
            case VOLUME -> List.of(LimitKey.MAX_VOLUME_SHARE);
            case FEES -> List.of(LimitKey.MIN_EXPECTED_VALUE);
            default -> List.of();
        };
    }
}
