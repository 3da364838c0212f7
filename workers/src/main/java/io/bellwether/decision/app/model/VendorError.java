package io.bellwether.decision.app.model;

import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.decision.app.advisor.RequestParameter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A vendor's refusal over HTTP, and what it means here.
 *
 * @param status HTTP status
 * @param code the vendor's code of the error, or empty
 * @param type the vendor's type of the error, or empty
 * @param text what it says, already without keys
 * @param header finds a response header by its name
 */
public record VendorError(
        int status, String code, String type, String text, Function<String, Optional<String>> header) {

    /** Codes of a spent account, see the error pages of the vendors; no wait mends these although they come as 429. */
    private static final Set<String> CREDIT_CODES = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "billing_hard_limit_reached",
            "billing_error");

    /** Some say it in words only: Anthropic with 400, xAI with 403 or 429. */
    private static final List<String> CREDIT_WORDS =
            List.of("credit balance", "available credits", "any credits", "spend limit", "spending limit");

    /** The fault this error is. */
    public AdvisorFault toFault() {
        String detail = "HTTP %d%s: %s"
                .formatted(status, code.isEmpty() ? "" : " " + code, redirect().orElse(text));
        RetryAfter asked = RetryAfter.of(header, text);
        return new AdvisorFault(kind(), detail, asked.pause())
                .until(asked.until())
                .refusing(RequestParameter.refused(status, text));
    }

    /** What to say of a redirect: where it leads is told, and nothing was sent there. */
    private Optional<String> redirect() {
        return status < 300 || status >= 400
                ? Optional.empty()
                : Optional.of(
                        "the server sends requests on to %s, which is not followed: set base-url to the server itself"
                                .formatted(header.apply("location")
                                        .map(VendorError::host)
                                        .orElse("another address")));
    }

    private static String host(String location) {
        try {
            return Optional.ofNullable(URI.create(location.strip()).getHost()).orElse("another path");
        } catch (IllegalArgumentException e) {
            return "another address";
        }
    }

    Kind kind() {
        String words = text.toLowerCase(Locale.ROOT);
        if (CREDIT_CODES.contains(code) || CREDIT_CODES.contains(type) || status == 402) {
            return Kind.OUT_OF_CREDIT;
        }
        if (status < 500 && CREDIT_WORDS.stream().anyMatch(words::contains)) {
            return Kind.OUT_OF_CREDIT;
        }
        // xAI answers a wrong key with 400
        if (status == 401 || status == 403 || (status == 400 && words.contains("api key"))) {
            return Kind.KEY_REFUSED;
        }
        return switch (status) {
            case 404 -> Kind.MODEL_UNKNOWN;
            case 408, 504 -> Kind.TIMED_OUT;
            case 409 -> Kind.VENDOR_ERROR;
            case 429 -> Kind.RATE_LIMITED;
            case 503, 529 -> Kind.OVERLOADED;
            default -> status >= 500 ? Kind.VENDOR_ERROR : Kind.REQUEST_REFUSED;
        };
    }

    /** The wait that was asked for. */
    Optional<Duration> retryAfter() {
        return RetryAfter.of(header, text).pause();
    }
}
