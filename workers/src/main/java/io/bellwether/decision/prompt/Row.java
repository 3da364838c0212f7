package io.bellwether.decision.prompt;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.platform.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A row of a table as a JSON list: amounts as plain numbers, because a model calculates with them. */
final class Row {
    private Row() {}

    static String of(Object... cells) {
        return list(List.of(cells));
    }

    /** What is empty becomes {@code null}; outside text comes as {@link ForeignText} only. */
    private static String cell(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Row::cell).orElse("null");
            case ForeignText outside -> outside.json();
            case List<?> list -> list(list);
            case BigDecimal number -> number.toPlainString();
            case Money money -> money.amount().toPlainString();
            case Price price -> price.value().toPlainString();
            case Quantity quantity -> quantity.value().toPlainString();
            case Integer number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> quoted(value.toString());
        };
    }

    /** Symbols, dates and keys by the thousand need no mapper. */
    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean simple = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '-' && c <= ':' && c != '/');
            if (!simple) {
                return Json.write(text);
            }
        }
        return '"' + text + '"';
    }

    private static String list(List<?> cells) {
        return cells.stream().map(Row::cell).collect(Collectors.joining(",", "[", "]"));
    }
}
