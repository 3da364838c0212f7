package io.bellwether.sandbox.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The services of the stack in the order in which they start; they stop in the opposite order. */
public enum ServiceName {
    POSTGRES("0m"),
    MAIL("96m"),
    OPENSEARCH("512m"),
    BROKER("512m"),
    WEBAPPS("900m", OPENSEARCH, BROKER),
    APP("768m");

    private final String standardMemory;
    private final List<ServiceName> needs;

    ServiceName(String standardMemory, ServiceName... needs) {
        this.standardMemory = standardMemory;
        this.needs = List.of(needs);
    }

    /** The name as people write it, for example {@code opensearch}; also the name of its log file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a desk trades without it: people look and act in it. */
    public boolean follows() {
        return this == OPENSEARCH || this == WEBAPPS;
    }

    /** The heap limit when none is configured, as {@code -Xmx} takes it. Without meaning for PostgreSQL. */
    public String standardMemory() {
        return standardMemory;
    }

    /**
     * Reads a comma-separated list and adds what the named services need.
     *
     * @throws ConfigException when a name is unknown or is {@code app}, which only the supervisor adds
     */
    public static Set<ServiceName> parse(String list) {
        var names = EnumSet.noneOf(ServiceName.class);
        for (String word : list.split(",", -1)) {
            var name = Arrays.stream(values())
                    .filter(each -> each != APP && each.key().equals(word.strip()))
                    .findFirst()
                    .orElseThrow(() -> new ConfigException("There is no service '" + word.strip() + "'; choose from "
                            + backing().stream().map(ServiceName::key).collect(Collectors.joining(", ")) + "."));
            names.add(name);
            names.addAll(name.needs);
        }
        return names;
    }

    /** All services but the application. */
    public static Set<ServiceName> backing() {
        return EnumSet.complementOf(EnumSet.of(APP));
    }
}
