package io.bellwether.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

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
        }
    }
}
