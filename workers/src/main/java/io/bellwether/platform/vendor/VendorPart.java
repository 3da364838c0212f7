package io.bellwether.platform.vendor;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A part of a vendor's JSON, with where it lies. What is not of the kind that is asked for is a fault that names the place;
 * nothing is ever filled in.
 */
public final class VendorPart {
    private final VendorReply reply;
    private final JsonNode node;
    private final String place;

    VendorPart(VendorReply reply, JsonNode node, String place) {
        this.reply = reply;
        this.node = node;
        this.place = place;
    }

    /** The part of that name; it may be missing. */
    public VendorPart field(String name) {
        return new VendorPart(reply, node.path(name), place.isEmpty() ? name : place + "." + name);
    }

    /** The part at that place of a list; it may be missing. */
    public VendorPart at(int index) {
        return new VendorPart(reply, node.path(index), place + "[" + index + "]");
    }

    /** Whether something is there; {@code null} is nothing. */
    public boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    public boolean isObject() {
        return node.isObject();
    }

    /** Whether it is {@code true}. */
    public boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    public boolean isList() {
        return node.isArray();
    }

    /** The parts of a list. */
    public List<VendorPart> list() {
        if (!node.isArray()) {
            throw changed("a list");
        }
        List<VendorPart> parts = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            parts.add(at(i));
        }
        return parts;
    }

    /** The names and parts of an object, in the vendor's order. */
    public List<Map.Entry<String, VendorPart>> fields() {
        if (!node.isObject()) {
            throw changed("an object");
        }
        return node.properties().stream()
                .map(one -> Map.entry(one.getKey(), field(one.getKey())))
                .toList();
    }

    /** The text as it is; empty when nothing is there. */
    public Optional<String> findText() {
        if (!isThere()) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw changed("a text");
        }
        return Optional.of(node.stringValue());
    }

    public String text() {
        return findText().orElseThrow(() -> changed("a text"));
    }

    /** The number, also one written as text, with all its digits; empty when nothing is there. */
    public Optional<BigDecimal> findNumber() {
        if (!isThere()) {
            return Optional.empty();
        }
        if (node.isNumber()) {
            return Optional.of(node.decimalValue());
        }
        return Optional.of(parsed(BigDecimal::new, "a number"));
    }

    public BigDecimal number() {
        return findNumber().orElseThrow(() -> changed("a number"));
    }

    /** The whole number. */
    public long whole() {
        try {
            return number().longValueExact();
        } catch (ArithmeticException e) {
            throw changed("a whole number");
        }
    }

    /** A moment in seconds since 1970. */
    public Instant seconds() {
        long seconds = whole();
        if (Math.abs(seconds) > 100_000_000_000L) {
            throw changed("seconds since 1970");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /** A moment as {@code 2025-07-01T14:30:00Z}. */
    public Instant moment() {
        return parsed(Instant::parse, "a moment");
    }

    /** A date as {@code 2025-07-01}. */
    public LocalDate date() {
        return parsed(LocalDate::parse, "a date");
    }

    private <T> T parsed(Function<String, T> parse, String what) {
        if (!node.isString()) {
            throw changed(what);
        }
        try {
            return parse.apply(node.stringValue());
        } catch (NumberFormatException | DateTimeException e) {
            throw changed(what);
        }
    }

    /** The fault of an answer in which this part is not what the vendor documents. */
    public VendorFault changed(String what) {
        String written = node.isMissingNode() ? "" : node.toString();
        String was = written.isEmpty() ? "nothing" : written.substring(0, Math.min(written.length(), 80));
        return reply.changed("%s in %s (there was %s)".formatted(what, place.isEmpty() ? "the answer" : place, was));
    }
}
