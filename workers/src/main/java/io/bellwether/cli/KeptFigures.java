package io.bellwether.cli;

import io.bellwether.reporting.domain.Figures;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Figures of a kept run for a person; what it does not have is a dash. */
final class KeptFigures {
    private static final Figures FIGURES = new Figures();

    private KeptFigures() {}

    static String percent(JsonNode fraction) {
        return FIGURES.percentChange(number(fraction));
    }

    static String ratio(JsonNode number) {
        return FIGURES.ratio(number(number));
    }

    static String usd(JsonNode amount) {
        return number(amount).map(FIGURES::usd).orElse(Figures.NONE);
    }

    static String words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(new BigDecimal(node.asString()));
    }
}
