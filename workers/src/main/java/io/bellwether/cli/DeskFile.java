package io.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the desk that a settings file describes under {@code bellwether.desk}, without an application around it. */
final class DeskFile {
    private static final String DESK = "bellwether.desk";

    private DeskFile() {}

    /** What a desk is where nobody says anything. */
    static DeskProperties defaults() {
        return new Binder(List.<ConfigurationPropertySource>of()).bindOrCreate(DESK, DeskProperties.class);
    }

    /**
     * The desk of the file, with defaults for what it does not say.
     *
     * @throws BadSettings when there is no such file, or it says something that no desk can be
     */
    static DeskProperties read(Path file) {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        sources(file)
                .forEach(source -> ConfigurationPropertySources.from(source).forEach(sources::add));
        try {
            return new Binder(sources)
                    .bindOrCreate(
                            DESK,
                            Bindable.of(DeskProperties.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT, source -> true));
        } catch (BindException e) {
            throw new BadSettings("%s: %s".formatted(file, problem(e)));
        }
    }

    private static List<EnumerablePropertySource<?>> sources(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadSettings("there is no file %s; name a file like bellwether.yaml".formatted(file));
        }
        List<EnumerablePropertySource<?>> sources = new ArrayList<>();
        try {
            for (PropertySource<?> found :
                    new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file))) {
                if (found instanceof EnumerablePropertySource<?> source) {
                    requireKeys(file, source);
                    ConfigurationKeys.check(file.toString(), source);
                    sources.add(source);
                }
            }
        } catch (IOException e) {
            throw new BadSettings("%s cannot be read: %s".formatted(file, e.getMessage()));
        } catch (YAMLException e) {
            throw new BadSettings("%s is no YAML: %s".formatted(file, e.getMessage()));
        }
        return sources;
    }

    /** The reader calls what is no table of keys a document. */
    private static void requireKeys(Path file, EnumerablePropertySource<?> source) {
        if (Stream.of(source.getPropertyNames()).anyMatch(key -> key.matches("document(\\[\\d+])?"))) {
            throw new BadSettings(
                    "%s has no keys; write it like bellwether.yaml, with bellwether: desk: above its settings"
                            .formatted(file));
        }
    }

    /**
     * What the file says of advisors and how models are asked, by its full keys.
     *
     * @throws BadSettings when the file cannot be read
     */
    static Map<String, String> advisors(Path file) {
        Map<String, String> found = new TreeMap<>();
        for (EnumerablePropertySource<?> source : sources(file)) {
            for (String key : source.getPropertyNames()) {
                if (key.startsWith("bellwether.advisors.") || key.startsWith("bellwether.models.")) {
                    found.put(key, String.valueOf(source.getProperty(key)));
                }
            }
        }
        return found;
    }

    /** Which key is wrong, and how. */
    private static String problem(BindException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                return "nobody reads '%s'; correct or remove it"
                        .formatted(unbound.getUnboundProperties().stream()
                                .map(property -> property.getName().toString())
                                .sorted()
                                .collect(Collectors.joining("', '")));
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        Object value =
                failure.getProperty() == null ? null : failure.getProperty().getValue();
        Class<?> wanted = failure.getTarget().getType().resolve(Object.class);
        if (value == null || !(root instanceof IllegalArgumentException)) {
            return "%s: %s".formatted(failure.getName(), root.getMessage());
        }
        if (wanted.isEnum()) {
            return "%s is one of %s, was '%s'"
                    .formatted(
                            failure.getName(),
                            Stream.of(wanted.getEnumConstants())
                                    .map(constant -> constant.toString()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                                    .collect(Collectors.joining(", ")),
                            value);
        }
        return Number.class.isAssignableFrom(wanted) || wanted.isPrimitive()
                ? "%s takes a number, was '%s'".formatted(failure.getName(), value)
                : "%s: %s, was '%s'".formatted(failure.getName(), root.getMessage(), value);
    }
}
