package io.bellwether.platform.engine;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineOverview.State;
import io.bellwether.platform.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what both dialects of the engine's search answer; what cannot be read is the harmless value. */
final class EngineFields {
    /** Operate 8.6 writes {@code 2026-11-20T14:35:24.727+0000}, later versions write ISO. */
    private static final DateTimeFormatter V1 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ");

    private EngineFields() {}

    /** Keys are numbers in v1 and text in v2. */
    static long key(JsonNode item, String name) {
        return item.path(name).asLong(0);
    }

    static String text(JsonNode item, String name) {
        return item.path(name).asString("");
    }

    /** A moment; the epoch when there is none that can be read. */
    static Instant moment(JsonNode item, String name) {
        String text = text(item, name);
        try {
            return OffsetDateTime.parse(
                            text, text.matches(".*[+-]\\d{4}") ? V1 : DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** The desk that a variable's value names; it is JSON, and anybody may have set it. */
    static Optional<DeskId> desk(JsonNode variable) {
        try {
            return Optional.of(
                    new DeskId(Json.mapper().readTree(text(variable, "value")).asString("")));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<State> state(JsonNode item) {
        return switch (text(item, "state")) {
            case "ACTIVE" -> Optional.of(State.ACTIVE);
            case "COMPLETED" -> Optional.of(State.COMPLETED);
            case "CANCELED", "TERMINATED" -> Optional.of(State.CANCELLED);
            default -> Optional.empty();
        };
    }
}
