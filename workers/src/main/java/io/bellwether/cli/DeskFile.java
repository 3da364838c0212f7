package io.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        if (!Files.isRegularFile(file)) {
            throw new BadSettings("there is no file %s; name a file like bellwether.yaml".formatted(file));
        }
        try {
            List<PropertySource<?>> found =
                    new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
            List<ConfigurationPropertySource> sources = new ArrayList<>();
            ConfigurationPropertySources.from(found).forEach(sources::add);
            return new Binder(sources)
                    .bindOrCreate(
                            DESK,
                            Bindable.of(DeskProperties.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT, source -> true));
        } catch (IOException e) {
            throw new BadSettings("%s cannot be read: %s".formatted(file, e.getMessage()));
        } catch (YAMLException e) {
            throw new BadSettings("%s is no YAML: %s".formatted(file, e.getMessage()));
        } catch (BindException e) {
            throw new BadSettings("%s: %s".formatted(file, problem(e)));
        }
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
