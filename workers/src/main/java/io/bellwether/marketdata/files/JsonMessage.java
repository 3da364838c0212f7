package io.bellwether.marketdata.files;

import io.bellwether.marketdata.files.JsonTree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Errors and messages that vendors answer in place of bars, many of them with the status of a success: kept as a file
 * they look like data.
 */
final class JsonMessage {
    private static final int SHOWN = 120;
    private static final List<String> LIMITS =
            List.of("rate limit", "call frequency", "run over", "limit reached", "exceeded", "too many requests");

    private JsonMessage() {}

    /** What the answer is, in a sentence; empty when it is no message that is known. */
    static Optional<String> of(Node root) {
        if (root.isArray()) {
            return root.items().isEmpty()
                    ? Optional.of("it is an empty answer of JSON, without a bar")
                    : Optional.empty();
        }
        return vendor(root, "Information", "Alpha Vantage")
                .or(() -> vendor(root, "Note", "Alpha Vantage"))
                .or(() -> vendor(root, "Error Message", "Alpha Vantage"))
                .or(() -> vendor(root, "detail", "Tiingo"))
                .or(() -> chart(root.get("chart")))
                .or(() -> massive(root))
                .or(() -> finnhub(root))
                .or(() -> alpaca(root))
                .or(() -> other(root));
    }

    private static Optional<String> vendor(Node root, String key, String vendor) {
        // an answer may carry a note beside its bars
        return root.keys().contains(key) && root.keys().size() == 1
                ? Optional.of(message(vendor, root.get(key).text()))
                : Optional.empty();
    }

    private static String message(String whose, String text) {
        String small = text.toLowerCase(Locale.ROOT);
        boolean limited = LIMITS.stream().anyMatch(small::contains);
        return "it is a message of %s and no prices ('%s'); %s"
                .formatted(
                        whose,
                        text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text,
                        limited ? "the limit of requests was reached, download it later" : "download it again");
    }

    private static Optional<String> chart(Node chart) {
        if (chart.get("error").keys().contains("description")) {
            return Optional.of(
                    message("Yahoo", chart.get("error").get("description").text()));
        }
        boolean empty =
                chart.keys().contains("result") && chart.get("result").items().isEmpty();
        return empty
                ? Optional.of("it is Yahoo's chart without a result: it has no prices of the symbol")
                : Optional.empty();
    }

    private static Optional<String> massive(Node root) {
        String status = root.get("status").text();
        if (List.of("ERROR", "NOT_AUTHORIZED", "NOT_FOUND").contains(status)) {
            String error = root.get("error").text();
            return Optional.of(
                    message("Massive", error.isEmpty() ? root.get("message").text() : error));
        }
        boolean empty = List.of("OK", "DELAYED").contains(status)
                && root.keys().contains("resultsCount")
                && root.get("results").items().isEmpty();
        return empty
                ? Optional.of("it is Massive's answer without a bar: it has none of these days")
                : Optional.empty();
    }

    private static Optional<String> finnhub(Node root) {
        if (root.get("s").text().equals("no_data")) {
            return Optional.of("it is Finnhub's answer without a bar: it has none of these days");
        }
        boolean quote = root.keys().containsAll(List.of("c", "h", "l", "o", "pc"))
                && !root.get("c").isArray();
        if (!quote) {
            return Optional.empty();
        }
        boolean zeros = List.of("c", "h", "l", "o", "pc").stream()
                .allMatch(key -> root.get(key).text().matches("0(\\.0+)?"));
        return Optional.of(
                zeros
                        ? "it is Finnhub's quote of nothing but zeros: it does not know the symbol"
                        : "it is one quote of Finnhub, no bars of days");
    }

    private static Optional<String> alpaca(Node root) {
        Node bars = root.get("bars");
        boolean paged = root.keys().contains("next_page_token");
        boolean empty = bars.isNull() || bars.items().isEmpty() && bars.keys().isEmpty();
        if (root.keys().contains("bars") && paged && empty) {
            return Optional.of("it is Alpaca's answer without a bar: it has none of these symbols and days");
        }
        return root.keys().contains("message") && root.keys().size() <= 2
                ? Optional.of(message("Alpaca", root.get("message").text()))
                : Optional.empty();
    }

    private static Optional<String> other(Node root) {
        for (String key : List.of("error", "Error", "message", "errors", "msg")) {
            Node said = root.get(key);
            if (root.keys().size() <= 3 && !said.text().isEmpty() && !said.isNull()) {
                return Optional.of(message("a vendor", said.text()));
            }
        }
        return Optional.empty();
    }
}
