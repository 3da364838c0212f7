package io.bellwether.sandbox.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What the {@code sandbox:} block of {@code bellwether.yaml} and the environment say; the environment wins.
 *
 * @param ports the port numbers
 * @param memory the heap limit of each service that runs in a JVM, as {@code -Xmx} takes it, for example 512m
 * @param throwaway whether the state need not outlive a loss of power, as in tests: nobody waits for the disk then, what
 *     a killed process wrote is still there, and Operate and Tasklist look for news less often
 */
public record SandboxConfig(Ports ports, Map<ServiceName, String> memory, boolean throwaway) {
    /** The variable that says so. */
    public static final String THROWAWAY = "BELLWETHER_SANDBOX_THROWAWAY";

    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]*[mMgG]");

    /**
     * Reads the configuration. Other top-level keys of the file belong to the application and are left to it.
     *
     * @param file {@code bellwether.yaml}; may be absent
     * @param environment the variables {@code BELLWETHER_PORT_<NAME>} and {@link #THROWAWAY} are read
     * @throws ConfigException when a key is unknown or a value cannot be used
     */
    public static SandboxConfig load(Path file, Map<String, String> environment) {
        var ports = Ports.standard();
        var memory = standardMemory();
        if (Files.exists(file)) {
            var sandbox = block(read(file).get("sandbox"), "sandbox", file);
            for (String key : sandbox.keySet()) {
                switch (key) {
                    case "ports" -> readPorts(block(sandbox.get(key), "sandbox.ports", file), ports, file);
                    case "memory" -> readMemory(block(sandbox.get(key), "sandbox.memory", file), memory, file);
                    default -> throw unknown("sandbox." + key, file, "ports, memory");
                }
            }
        }
        for (Port port : Port.values()) {
            String value = environment.get(port.variable());
            if (value != null && !value.isBlank()) {
                ports.put(port, number(value, "The environment variable " + port.variable()));
            }
        }
        return new SandboxConfig(new Ports(ports), memory, Boolean.parseBoolean(environment.get(THROWAWAY)));
    }

    /** The same configuration on other ports. */
    public SandboxConfig withPorts(Ports others) {
        return new SandboxConfig(others, memory, throwaway);
    }

    /** The {@code -Xmx} option of a service. */
    public String maxHeap(ServiceName service) {
        return "-Xmx" + Objects.requireNonNull(memory.get(service));
    }

    private static Map<ServiceName, String> standardMemory() {
        var memory = new EnumMap<ServiceName, String>(ServiceName.class);
        for (ServiceName service : ServiceName.values()) {
            memory.put(service, service.standardMemory());
        }
        return memory;
    }

    private static Map<String, Object> read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return root == null ? Map.of() : block(root, "the file", file);
        } catch (YAMLException e) {
            throw new ConfigException(file + " is not valid YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static Map<String, Object> block(@org.jspecify.annotations.Nullable Object value, String name, Path file) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new ConfigException(
                    "In " + file + ", '" + name + "' must be a block of keys and values, was '" + value + "'.");
        }
        var result = new java.util.LinkedHashMap<String, Object>();
        map.forEach((key, entry) -> result.put(String.valueOf(key), entry));
        return result;
    }

    private static void readPorts(Map<String, Object> block, Map<Port, Integer> ports, Path file) {
        block.forEach((key, value) -> {
            var known = Arrays.stream(Port.values()).map(Port::key).collect(Collectors.joining(", "));
            var port = Port.withKey(key).orElseThrow(() -> unknown("sandbox.ports." + key, file, known));
            ports.put(port, number(String.valueOf(value), "In " + file + ", 'sandbox.ports." + key + "'"));
        });
    }

    private static void readMemory(Map<String, Object> block, Map<ServiceName, String> memory, Path file) {
        block.forEach((key, value) -> {
            var service = Arrays.stream(ServiceName.values())
                    .filter(each -> each != ServiceName.POSTGRES && each.key().equals(key))
                    .findFirst()
                    .orElseThrow(
                            () -> unknown("sandbox.memory." + key, file, "mail, opensearch, broker, webapps, app"));
            if (!MEMORY.matcher(String.valueOf(value)).matches()) {
                throw new ConfigException("In " + file + ", 'sandbox.memory." + key
                        + "' must be a size such as 512m or 1g, was '" + value + "'.");
            }
            memory.put(service, String.valueOf(value));
        });
    }

    private static int number(String value, String subject) {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new ConfigException(subject + " must be a port number, was '" + value + "'.");
        }
    }

    private static ConfigException unknown(String key, Path file, String known) {
        return new ConfigException(
                "In " + file + ", the key '" + key + "' is unknown; correct or remove it. Known here: " + known + ".");
    }
}
