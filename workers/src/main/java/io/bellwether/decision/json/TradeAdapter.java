package io.bellwether.decision.json;

import static io.bellwether.decision.json.AnswerJson.ACTION;
import static io.bellwether.decision.json.AnswerJson.HORIZON_DAYS;
import static io.bellwether.decision.json.AnswerJson.LIMIT_PRICE;
import static io.bellwether.decision.json.AnswerJson.ORDER_TYPE;
import static io.bellwether.decision.json.AnswerJson.QUANTITY;
import static io.bellwether.decision.json.AnswerJson.STOP_PRICE;
import static io.bellwether.decision.json.AnswerJson.WEIGHT;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.json.AnswerFields.Field;
import io.bellwether.decision.json.FieldNames.Proof;
import io.bellwether.decision.json.FieldNames.Target;
import io.bellwether.kernel.OrderType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The names and values of a trade whose meaning hangs on another field of the same trade. */
final class TradeAdapter {
    private static final List<String> KINDS = List.of("type", "trade_type");
    private static final List<String> ENTRIES = List.of("entry_price", "entry", "price");
    private static final List<String> SIZES_AND_PRICES = List.of(QUANTITY, WEIGHT, LIMIT_PRICE, STOP_PRICE);
    private static final List<String> SIZES_PRICES_AND_DAYS =
            List.of(QUANTITY, WEIGHT, LIMIT_PRICE, STOP_PRICE, HORIZON_DAYS);

    private final String path;
    private final ReadingNotes trail;
    private final FieldValues values;

    TradeAdapter(String path, ReadingNotes trail, FieldValues values) {
        this.path = path;
        this.trail = trail;
        this.values = values;
    }

    ObjectNode complete(ObjectNode trade) {
        KINDS.forEach(name -> kind(trade, name));
        ENTRIES.forEach(name -> entry(trade, name));
        if (is(trade, ACTION, Action.HOLD.name())) {
            hold(trade);
        }
        zeros(trade);
        return trade;
    }

    /**
     * A zero where the schema wants null: of the two sizes the one that is not used, the limit of an order without one, the
     * stop of a sale at the market. Where it could be the value that is meant it stays, and is refused.
     */
    private void zeros(ObjectNode trade) {
        if (isZero(trade, QUANTITY) && isPositive(trade, WEIGHT)) {
            nothing(trade, QUANTITY);
        } else if (isZero(trade, WEIGHT) && (isPositive(trade, QUANTITY) || isSaleOfAll(trade))) {
            nothing(trade, WEIGHT);
        }
        boolean noLimit =
                is(trade, ORDER_TYPE, OrderType.MARKET.name()) || is(trade, ORDER_TYPE, OrderType.STOP.name());
        if (noLimit && isZero(trade, LIMIT_PRICE)) {
            nothing(trade, LIMIT_PRICE);
        }
        boolean noTrigger =
                is(trade, ORDER_TYPE, OrderType.MARKET.name()) || is(trade, ORDER_TYPE, OrderType.LIMIT.name());
        if (noTrigger && is(trade, ACTION, Action.SELL.name()) && isZero(trade, STOP_PRICE)) {
            nothing(trade, STOP_PRICE);
        }
    }

    /** Without a quantity all is sold, and nothing is what is left. */
    private static boolean isSaleOfAll(ObjectNode trade) {
        return is(trade, ACTION, Action.SELL.name()) && isAbsent(trade, QUANTITY);
    }

    private void nothing(ObjectNode trade, String name) {
        trail.mapped(path + name, "0", "null", Rule.ZERO);
        trade.remove(name);
    }

    private static boolean isZero(ObjectNode trade, String name) {
        return sign(trade, name).filter(sign -> sign == 0).isPresent();
    }

    private static boolean isPositive(ObjectNode trade, String name) {
        return sign(trade, name).filter(sign -> sign > 0).isPresent();
    }

    private static Optional<Integer> sign(ObjectNode trade, String name) {
        return Optional.ofNullable(trade.get(name))
                .flatMap(FieldValues::ordinary)
                .map(BigDecimal::signum);
    }

    /** {@code type} is the action or the order type, and its value says which: no word stands for both. */
    private void kind(ObjectNode trade, String name) {
        JsonNode value = trade.get(name);
        if (value == null) {
            return;
        }
        for (String field : List.of(ACTION, ORDER_TYPE)) {
            Optional<String> constant = FieldValues.constant(field(field), value);
            if (constant.isPresent() && (isAbsent(trade, field) || is(trade, field, constant.get()))) {
                rename(trade, name, field);
                return;
            }
        }
    }

    /** A price of entry is the limit of a LIMIT order that has no other limit; of a MARKET order it may be a hope or a wish. */
    private void entry(ObjectNode trade, String name) {
        JsonNode value = trade.get(name);
        JsonNode limit = trade.get(LIMIT_PRICE);
        boolean same = limit != null && value != null && limit.equals(value);
        if (value != null && is(trade, ORDER_TYPE, OrderType.LIMIT.name()) && (isAbsent(trade, LIMIT_PRICE) || same)) {
            rename(trade, name, LIMIT_PRICE);
        }
    }

    private void rename(ObjectNode trade, String name, String field) {
        trail.mapped(path + field, name, field, Rule.SYNONYM);
        trade.set(field, values.read(path + field, name, field(field), Proof.NONE, trade.remove(name)));
    }

    /** A HOLD orders nothing: a size, price or number of days of zero says nothing, nor does the lack of an order type. */
    private void hold(ObjectNode trade) {
        for (String name : SIZES_PRICES_AND_DAYS) {
            if (isZero(trade, name)) {
                trail.mapped(path + name, "0", Problem.NOTHING, Rule.HOLD);
                trade.remove(name);
            }
        }
        JsonNode type = trade.get(ORDER_TYPE);
        boolean none = type != null && type.isString() && FieldValues.isNothing(type.stringValue());
        if (isAbsent(trade, ORDER_TYPE) || none) {
            trail.mapped(path + ORDER_TYPE, Problem.NOTHING, OrderType.MARKET.name(), Rule.HOLD);
            trade.put(ORDER_TYPE, OrderType.MARKET.name());
        }
    }

    /** Whether a HOLD says no more than that: no size, no price, nothing unknown. */
    static boolean isBareHold(JsonNode trade) {
        return trade.isObject()
                && is(trade, ACTION, Action.HOLD.name())
                && SIZES_AND_PRICES.stream().allMatch(name -> isAbsent(trade, name))
                && AnswerJson.TRADE.containsAll(trade.propertyNames());
    }

    private static boolean is(JsonNode trade, String name, String constant) {
        JsonNode value = trade.get(name);
        return value != null && value.isString() && value.stringValue().equals(constant);
    }

    private static boolean isAbsent(JsonNode trade, String name) {
        JsonNode value = trade.get(name);
        return value == null || value.isNull();
    }

    private static Field field(String name) {
        return FieldNames.TRADE.find(name).map(Target::field).orElseThrow();
    }
}
