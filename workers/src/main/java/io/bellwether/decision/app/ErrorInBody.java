package io.bellwether.decision.app;

import io.bellwether.platform.OutsideJson;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * An error that a server tells in the body of a response with HTTP 200, as gateways and copies of a vendor's interface do:
 * {@code {"error": {"code": 429, "message": "..."}}} or {@code {"error": "overloaded"}}. It means what it would mean with
 * the status that fits it, and its words and its wait are kept.
 */
public final class ErrorInBody {
    /** Parts of codes and types, and the status that such an error comes with elsewhere; the first that fits counts. */
    private static final Map<String, Integer> STATUS = statuses();

    private static final int FIRST_STATUS = 400;
    private static final int LAST_STATUS = 599;
    private static final int VENDOR_FAILED = 500;

    private ErrorInBody() {}

    private static Map<String, Integer> statuses() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        statuses.put("quota", 402);
        statuses.put("billing", 402);
        statuses.put("credit", 402);
        statuses.put("rate_limit", 429);
        statuses.put("too_many", 429);
        statuses.put("resource_exhausted", 429);
        statuses.put("overload", 503);
        statuses.put("unavailable", 503);
        statuses.put("capacity", 503);
        statuses.put("loading", 503);
        statuses.put("timeout", 504);
        statuses.put("timed_out", 504);
        statuses.put("api_key", 401);
        statuses.put("auth", 401);
        statuses.put("permission", 403);
        statuses.put("not_found", 404);
        statuses.put("invalid", 400);
        statuses.put("unsupported", 400);
        statuses.put("context_length", 400);
        return statuses;
    }

    /**
     * The error; empty when the body holds none.
     *
     * @param body the whole body, or the part of it that may hold an error
     * @param header finds a response header by its name
     */
    public static Optional<VendorError> find(JsonNode body, Function<String, Optional<String>> header) {
        JsonNode error = body.path("error");
        if (error.isString()) {
            // xAI writes the code beside it
            String code = word(body.path("code"));
            return Optional.of(error(code, "", error.stringValue(), body, header));
        }
        return error.isObject() && !error.isEmpty()
                ? Optional.of(error(
                        word(error.path("code")),
                        word(error.path("type")),
                        OutsideJson.text(error.path("message")).orElse("no reason given"),
                        error,
                        header))
                : Optional.empty();
    }

    private static VendorError error(
            String code, String type, String words, JsonNode error, Function<String, Optional<String>> header) {
        return new VendorError(
                status(code, type, words),
                code,
                type,
                words + " (told with HTTP 200)",
                name -> header.apply(name).or(() -> ownWait(name, error)));
    }

    private static Optional<String> ownWait(String name, JsonNode error) {
        JsonNode wait = error.path(name.replace('-', '_'));
        return wait.isNumber() ? Optional.of(wait.toString()) : OutsideJson.text(wait);
    }

    private static int status(String code, String type, String words) {
        if (code.matches("[45][0-9]{2}")) {
            int status = Integer.parseInt(code);
            return status >= FIRST_STATUS && status <= LAST_STATUS ? status : VENDOR_FAILED;
        }
        for (String said : new String[] {code, type, words}) {
            String plain = said.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_");
            for (Map.Entry<String, Integer> known : STATUS.entrySet()) {
                if (plain.contains(known.getKey())) {
                    return known.getValue();
                }
            }
        }
        return VENDOR_FAILED;
    }

    private static String word(JsonNode node) {
        return node.isNumber() ? node.toString() : OutsideJson.text(node).orElse("");
    }
}
