package io.bellwether.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * JSON as commands print it and the status page serves it, on one line: money, prices and quantities are decimal strings
 * ({@code "10.25"}), so that no reader passes them through a binary fraction; everything else that is a number is one.
 *
 * <p>The kernel's values say what they are. Where a record has plain decimals, the name says it: a name stands for one
 * thing in everything that is published.
 */
public final class PublishedJson {
    private static final Set<String> MONEY_AND_PRICES = Set.of(
            "activityFees",
            "averageLoss",
            "averagePrice",
            "averageWin",
            "basis",
            "cash",
            "cashAfter",
            "commission",
            "comparedNotional",
            "configuredSlippage",
            "costUsd",
            "dailyBudget",
            "dayChange",
            "disallowed",
            "dividends",
            "exactPnl",
            "endEquity",
            "entry",
            "entryPrice",
            "equity",
            "exit",
            "exitPrice",
            "expectancy",
            "fee",
            "feePerShare",
            "fees",
            "flow",
            "flows",
            "impact",
            "initialCash",
            "interest",
            "lastPrice",
            "limitPrice",
            "longTerm",
            "medianLoss",
            "medianWin",
            "minimumFee",
            "monthlyBudget",
            "notional",
            "notionalWithout",
            "pnl",
            "positionsValue",
            "price",
            "proceeds",
            "realised",
            "recognised",
            "buys",
            "sells",
            "secFees",
            "shortTerm",
            "sinceStart",
            "slippage",
            "spread",
            "spentMonth",
            "spentToday",
            "startEquity",
            "stopPrice",
            "total",
            "unrealised",
            "value");
    private static final Set<String> QUANTITIES =
            Set.of("filled", "filledQuantity", "quantity", "shares", "sharesLeft");

    /** Of the numbers that a risk rule's verdict rests on. */
    private static final Set<String> AMOUNTS_OF_VERDICTS = Set.of(
            "advisorStop",
            "affordableShares",
            "atr",
            "averageDollarVolume",
            "boughtToday",
            "cash",
            "deskStop",
            "entry",
            "equity",
            "exposure",
            "held",
            "limit",
            "marketCap",
            "maxShares",
            "owned",
            "peak",
            "price",
            "roomShares",
            "sellable",
            "shares",
            "spendable",
            "start",
            "stop",
            "trigger",
            "wished",
            "worstPrice");
    /** Rules whose bounds are prices or money. */
    private static final Set<String> RULES_WITH_AMOUNTS_AS_BOUNDS =
            Set.of("PRICE_BAND", "MARKET_CAP_BAND", "LIQUIDITY");

    private static final Set<String> BOUNDS = Set.of("minimum", "maximum");

    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .addModule(new SimpleModule("published").setSerializerModifier(new AmountsByName()))
            .build();

    private PublishedJson() {}

    /** The value on one line. */
    public static String write(Object value) {
        JsonNode tree = MAPPER.valueToTree(value);
        readVerdicts(tree);
        return MAPPER.writeValueAsString(tree);
    }

    /** Money, a price or another amount of dollars as text, with two decimals at least. */
    public static String usd(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return (stripped.scale() < 2 ? stripped.setScale(2, RoundingMode.UNNECESSARY) : stripped).toPlainString();
    }

    /** Whether a decimal of this name is an amount: money, a price or a quantity. */
    public static boolean isAmount(String name) {
        return MONEY_AND_PRICES.contains(name) || QUANTITIES.contains(name);
    }

    /** Verdicts are stored with all their numbers as text. */
    private static void readVerdicts(JsonNode node) {
        if (node.path("numbers") instanceof ObjectNode numbers && node.has("rule")) {
            String rule = node.path("rule").asString("");
            for (Map.Entry<String, JsonNode> number : List.copyOf(numbers.properties())) {
                if (!isAmount(rule, number.getKey()) && number.getValue().isString()) {
                    numbers.put(
                            number.getKey(), new BigDecimal(number.getValue().asString()));
                }
            }
        }
        node.values().forEach(PublishedJson::readVerdicts);
    }

    private static boolean isAmount(String rule, String name) {
        return rule.equals("SIZING")
                || AMOUNTS_OF_VERDICTS.contains(name)
                || RULES_WITH_AMOUNTS_AS_BOUNDS.contains(rule) && BOUNDS.contains(name);
    }

    /** Gives the decimals of records that are amounts their serializer. */
    private static final class AmountsByName extends ValueSerializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            for (BeanPropertyWriter property : properties) {
                if (isAmount(property.getName()) && isDecimal(property)) {
                    property.assignSerializer(new AsText(QUANTITIES.contains(property.getName())));
                }
            }
            return properties;
        }

        private static boolean isDecimal(BeanPropertyWriter property) {
            return property.getType().hasRawClass(BigDecimal.class)
                    || property.getType().hasRawClass(Optional.class)
                            && property.getType().containedTypeOrUnknown(0).hasRawClass(BigDecimal.class);
        }
    }

    private static final class AsText extends ValueSerializer<Object> {
        private final boolean quantity;

        AsText(boolean quantity) {
            this.quantity = quantity;
        }

        @Override
        public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
            Object decimal = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (decimal instanceof BigDecimal number) {
                generator.writeString(quantity ? shares(number) : usd(number));
            } else {
                generator.writeNull();
            }
        }

        private static String shares(BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
    }
}
