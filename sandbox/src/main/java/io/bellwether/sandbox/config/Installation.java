package io.bellwether.sandbox.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of Bellwether lie on this machine.
 *
 * @param home the folder of the launcher
 * @param target the build folder of the sandbox module, with its libraries in {@code lib}
 */
public record Installation(Path home, Path target) {
    /** Finds the installation from where this class was loaded, and the home from {@code BELLWETHER_HOME} if set. */
    public static Installation find(Map<String, String> environment) {
        Path target = targetFolder();
        @Nullable String home = environment.get("BELLWETHER_HOME");
        return new Installation(
                home == null || home.isBlank()
                        ? target.resolve("../..").normalize()
                        : Path.of(home).toAbsolutePath(),
                target);
    }

    /** The folder that holds this module's jar or its class files. */
    public static Path targetFolder() {
        try {
            var location =
                    Installation.class.getProtectionDomain().getCodeSource().getLocation();
            return java.util.Objects.requireNonNull(
                    Path.of(location.toURI()).toAbsolutePath().getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The location of the sandbox's classes is not a path", e);
        }
    }

    /** The libraries of this module. */
    public Path libraries() {
        return target.resolve("lib");
    }

    /** The unpacked Camunda distribution; the newest when a build left several. */
    public Path camunda() {
        try (var folders = Files.list(distributions())) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("camunda-zeebe-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new ConfigException(
                            distributions() + " holds no Camunda; build again with" + " ./mvnw -DskipTests package."));
        } catch (IOException e) {
            throw new UncheckedIOException(distributions() + " cannot be listed", e);
        }
    }

    /** Where unpacked distributions lie. */
    public Path distributions() {
        return target.resolve("dist");
    }

    /** The application's jar. */
    public Path appJar() {
        return home.resolve("workers/target/bellwether-app.jar");
    }

    /** The file with the user's settings. */
    public Path configFile() {
        return home.resolve("bellwether.yaml");
    }

    /** The {@code java} that runs this process; children run on the same. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
