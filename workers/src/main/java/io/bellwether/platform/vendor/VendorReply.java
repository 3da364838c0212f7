package io.bellwether.platform.vendor;

import io.bellwether.platform.OutsideJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a vendor answered. HTTP 200 does not mean success: whoever reads the body looks at its shape first.
 *
 * @param vendor who answered
 * @param status HTTP status
 * @param headers first value of each, names in lower case
 * @param body as it came, unzipped, at most {@link VendorHttp#MOST_BYTES}
 */
public record VendorReply(String vendor, int status, Map<String, String> headers, byte[] body) {
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as text; UTF-8, as every vendor here sends it. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The beginning of the body on one line, without the tags of a page. */
    public String beginning() {
        return OutsideJson.plain(text());
    }

    /** Whether it is a page for people: a proxy, a challenge, a block. */
    public boolean isPage() {
        String type = header("content-type").orElse("").toLowerCase(Locale.ROOT);
        String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        return type.contains("text/html") || start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    /**
     * The body as JSON.
     *
     * @throws VendorFault {@code BLOCKED} when it is a page, {@code MALFORMED} when it is none or broken off
     */
    public JsonNode json() {
        if (isPage()) {
            throw new VendorFault(
                    vendor,
                    VendorFault.Kind.BLOCKED,
                    "%s sent a page instead of data: %s".formatted(vendor, beginning()));
        }
        try {
            return OutsideJson.read(new ByteArrayInputStream(body), VendorHttp.MOST_BYTES, VendorHttp.MOST_TOKENS);
        } catch (IOException e) {
            throw new VendorFault(
                    vendor,
                    VendorFault.Kind.MALFORMED,
                    "%s: %s".formatted(vendor, e.getMessage()),
                    Optional.empty(),
                    e);
        }
    }

    /** The same as {@link #json}, to be read part by part. */
    public VendorPart parts() {
        return new VendorPart(this, json(), "");
    }

    /** The fault of an answer whose shape is not the one that the vendor documents. */
    public VendorFault changed(String what) {
        return new VendorFault(
                vendor, VendorFault.Kind.MALFORMED, "%s answered without %s: %s".formatted(vendor, what, beginning()));
    }
}
