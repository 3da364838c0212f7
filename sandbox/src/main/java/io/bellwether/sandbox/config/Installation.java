package io.bellwether.sandbox.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Where the parts of Bellwether lie on this machine.
 *
 * @param home the folder of the launcher
 * @param target the build folder of the sandbox module, with its libraries in {@code lib}
 * @param appJar the application's jar
 * @param appArchive which classes it loads, for a JVM that starts the sooner for it; empty when there is none
 */
public record Installation(Path home, Path target, Path appJar, Optional<Path> appArchive) {
    /** Set by the launcher, which knows what a build has left. */
    private static final String APP_JAR = "BELLWETHER_APP_JAR";

    private static final String APP_ARCHIVE = "BELLWETHER_APP_ARCHIVE";
    private static final String DISTRIBUTION = "camunda-zeebe-";

    /** Finds the installation from where this class was loaded, and the home from {@code BELLWETHER_HOME} if set. */
    public static Installation find(Map<String, String> environment) {
        Path target = targetFolder();
        Path home = path(environment, "BELLWETHER_HOME")
                .map(Path::toAbsolutePath)
                .orElseGet(() -> target.resolve("../..").normalize());
        return new Installation(
                home,
                target,
                path(environment, APP_JAR).orElseGet(() -> home.resolve("workers/target/bellwether-app.jar")),
                path(environment, APP_ARCHIVE));
    }

    private static Optional<Path> path(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** The folder that holds this module's jar or its class files. */
    public static Path targetFolder() {
        return java.util.Objects.requireNonNull(location().getParent());
    }

    /** This module's jar, or the folder of its class files. */
    public static Path location() {
        try {
            var location =
                    Installation.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(location.toURI()).toAbsolutePath();
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
            return folders.filter(folder -> folder.getFileName().toString().startsWith(DISTRIBUTION))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new ConfigException(
                            distributions() + " holds no Camunda; build again with" + " ./mvnw -DskipTests package."));
        } catch (IOException e) {
            throw new UncheckedIOException(distributions() + " cannot be listed", e);
        }
    }

    /** The version of that distribution, for example {@code 8.6.0}. */
    public String camundaVersion() {
        return camunda().getFileName().toString().replace(DISTRIBUTION, "");
    }

    /** Where unpacked distributions lie. */
    public Path distributions() {
        return target.resolve("dist");
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
