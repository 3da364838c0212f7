package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.platform.OutsideJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a server says in the body of a response that is no answer: {@code {"error": {"code": 429, "message": "..."}}}, {@code
 * {"error": "overloaded"}}, {@code {"detail": "..."}}, {@code [{"error": ...}]} and other shapes of gateways and of copies of
 * a vendor's interface. With HTTP 200 it means what it would mean with the status that fits it; its words and its wait are
 * kept.
 */
public final class ErrorInBody {
    /** Parts of codes and types, and the status that such an error comes with elsewhere; the first that fits counts. */
    private static final Map<String, Integer> STATUS = statuses();

    /** Where words may stand, the likeliest first. */
    private static final List<String> WORDS = List.of(
            "message",
            "msg",
            "detail.message",
            "detail.msg",
            "detail.error.message",
            "detail.error",
            "detail",
            "details",
            "errors.message",
            "errors.detail",
            "errors",
            "error_message",
            "error_msg",
            "errorMessage",
            "error_description",
            "description",
            "base_resp.status_msg",
            "status_msg",
            "data.error.message",
            "data.error",
            "response.error.message",
            "fault.faultstring",
            "Information",
            "Note",
            "title",
            "reason",
            "");

    private static final List<String> CODES = List.of(
            "code",
            "errors.code",
            "detail.code",
            "detail.error.code",
            "data.error.code",
            "response.error.code",
            "error_code",
            "status_code",
            "statusCode",
            "status");
    private static final List<String> TYPES = List.of("type", "errors.type", "detail.type", "detail.error.type");

    private static final int REFUSED = 400;
    private static final int VENDOR_FAILED = 500;

    private ErrorInBody() {}

    private static Map<String, Integer> statuses() {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        statuses.put("rate_limit", 429);
        statuses.put("too_many", 429);
        statuses.put("quota", 402);
        statuses.put("billing", 402);
        statuses.put("credit", 402);
        statuses.put("insufficient_balance", 402);
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

    /** What an error says of itself. */
    private record Said(String code, String type, String words) {}

    /**
     * The error that a response with HTTP 200 names so; empty when it names none.
     *
     * @param field finds a text or number of the body, or of the part of it that may hold an error, by its path, e.g. {@code
     *     error.code}
     * @param header finds a response header by its name
     */
    public static Optional<VendorError> find(
            Function<String, Optional<String>> field, Function<String, Optional<String>> header) {
        return named(field).map(said -> withinOk(said, field, header));
    }

    /**
     * The fault that a response with HTTP 200 is which holds no answer: the error it names, the words it says anywhere, or
     * all of it.
     *
     * @param missing what an answer would have
     * @param body the body as it came
     * @param field finds a text or number of the body by its path
     * @param header finds a response header by its name
     */
    public static AdvisorFault noAnswer(
            String missing,
            String body,
            Function<String, Optional<String>> field,
            Function<String, Optional<String>> header) {
        return find(field, header)
                .or(() -> said(field).map(said -> withinOk(said, field, header)))
                .map(VendorError::toFault)
                .orElseGet(() -> new AdvisorFault(
                        AdvisorFault.Kind.GARBLED,
                        "the response holds no %s: %s".formatted(missing, OutsideJson.plain(body))));
    }

    /**
     * The fault that a response is which does not come with HTTP 200.
     *
     * @param status HTTP status
     * @param body as much of the body as came, JSON or not
     * @param header finds a response header by its name
     */
    public static AdvisorFault refusal(int status, byte[] body, Function<String, Optional<String>> header) {
        Function<String, Optional<String>> field = OutsideJson.fields(body);
        String plain = OutsideJson.plain(new String(body, StandardCharsets.UTF_8));
        Said said = named(field)
                .or(() -> said(field))
                .orElse(new Said("", "", plain.isEmpty() ? "it says nothing more" : plain));
        return new VendorError(status, said.code(), said.type(), said.words(), withOwnWait(field, header)).toFault();
    }

    private static Optional<Said> named(Function<String, Optional<String>> field) {
        Optional<String> text = field.apply("error");
        if (text.isPresent()) {
            // xAI writes the code beside it
            return Optional.of(new Said(field.apply("code").orElse(""), "", text.get()));
        }
        Optional<String> code = field.apply("error.code");
        Optional<String> type = field.apply("error.type");
        Optional<String> message = field.apply("error.message");
        return message.or(() -> code)
                .or(() -> type)
                .map(said -> new Said(code.orElse(""), type.orElse(""), message.orElse("no reason given")));
    }

    private static Optional<Said> said(Function<String, Optional<String>> field) {
        return first(WORDS, field)
                .filter(words -> words.chars().anyMatch(Character::isLetter))
                .map(words -> new Said(
                        first(CODES, field).orElse(""), first(TYPES, field).orElse(""), words));
    }

    private static Optional<String> first(List<String> names, Function<String, Optional<String>> field) {
        return names.stream().map(field).flatMap(Optional::stream).findFirst();
    }

    private static VendorError withinOk(
            Said said, Function<String, Optional<String>> field, Function<String, Optional<String>> header) {
        return new VendorError(
                status(said),
                said.code(),
                said.type(),
                said.words() + " (told with HTTP 200)",
                withOwnWait(field, header));
    }

    private static Function<String, Optional<String>> withOwnWait(
            Function<String, Optional<String>> field, Function<String, Optional<String>> header) {
        return name -> header.apply(name).or(() -> ownWait(name.replace('-', '_'), field));
    }

    private static Optional<String> ownWait(String name, Function<String, Optional<String>> field) {
        return name.startsWith("retry_after")
                ? field.apply("error." + name).or(() -> field.apply(name))
                : Optional.empty();
    }

    private static int status(Said said) {
        if (said.code().matches("[45][0-9]{2}")) {
            return Integer.parseInt(said.code());
        }
        if (RequestParameter.refused(REFUSED, said.words()).contains(RequestParameter.SCHEMA)) {
            return REFUSED;
        }
        return Stream.of(said.code(), said.type(), said.words())
                .map(part -> part.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "_"))
                .flatMap(plain -> STATUS.entrySet().stream().filter(known -> plain.contains(known.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(VENDOR_FAILED);
    }
}
