package io.bellwether.decision.app;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An error that a server tells in the body of a response with HTTP 200, as gateways and copies of a vendor's interface do:
 * {@code {"error": {"code": 429, "message": "..."}}} or {@code {"error": "overloaded"}}. It means what it would mean with
 * the status that fits it, and its words and its wait are kept.
 */
public final class ErrorInBody {
    /** Parts of codes and types, and the status that such an error comes with elsewhere; the first that fits counts. */
    private static final Map<String, Integer> STATUS = statuses();

    private static final int REFUSED = 400;
    private static final int FIRST_STATUS = 400;
    private static final int LAST_STATUS = 599;
    private static final int VENDOR_FAILED = 500;

    private ErrorInBody() {}

    private static Map<String, Integer> statuses() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        statuses.put("quota", 402);
        statuses.put("billing", 402);
        statuses.put("credit", 402);
        statuses.put("insufficient_balance", 402);
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
        statuses.put("does_not_exist", 404);
        statuses.put("invalid", 400);
        statuses.put("unsupported", 400);
        statuses.put("context_length", 400);
        return statuses;
    }

    /**
     * The error; empty when the body holds none.
     *
     * @param field finds a text or number of the body, or of the part of it that may hold an error, by its path, e.g. {@code
     *     error.code}
     * @param header finds a response header by its name
     */
    public static Optional<VendorError> find(
            Function<String, Optional<String>> field, Function<String, Optional<String>> header) {
        Optional<String> text = field.apply("error");
        if (text.isPresent()) {
            // xAI writes the code beside it
            return Optional.of(error(field.apply("code").orElse(""), "", text.get(), field, header));
        }
        Optional<String> code = field.apply("error.code");
        Optional<String> type = field.apply("error.type");
        Optional<String> message = field.apply("error.message");
        return message.or(() -> code)
                .or(() -> type)
                .map(said -> error(code.orElse(""), type.orElse(""), message.orElse("no reason given"), field, header));
    }

    private static VendorError error(
            String code,
            String type,
            String words,
            Function<String, Optional<String>> field,
            Function<String, Optional<String>> header) {
        return new VendorError(
                status(code, type, words),
                code,
                type,
                words + " (told with HTTP 200)",
                name -> header.apply(name).or(() -> ownWait(name.replace('-', '_'), field)));
    }

    private static Optional<String> ownWait(String name, Function<String, Optional<String>> field) {
        return name.startsWith("retry_after")
                ? field.apply("error." + name).or(() -> field.apply(name))
                : Optional.empty();
    }

    private static int status(String code, String type, String words) {
        if (code.matches("[45][0-9]{2}")) {
            int status = Integer.parseInt(code);
            return status >= FIRST_STATUS && status <= LAST_STATUS ? status : VENDOR_FAILED;
        }
        if (RequestParameter.refused(REFUSED, words).contains(RequestParameter.SCHEMA)) {
            return REFUSED;
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
}
