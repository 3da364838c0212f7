package io.bellwether.backtest.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The class path of {@link OneRun}: a jar with the kernel's classes and the libraries of its peer, taken out of what
 * this application runs from, be that its jar with jars inside or a class path. A class data archive needs plain jars.
 */
final class ProcessJars {
    private static final String OWN = "io/bellwether/backtest/";
    private static final String NESTED_CLASSES = "BOOT-INF/classes/";
    private static final String NESTED_JARS = "BOOT-INF/lib/";
    private static final List<String> LIBRARIES = List.of("ta4j-core-", "slf4j-api-", "commons-math3-", "gson-");

    private final Path folder;
    private final List<Path> jars = new ArrayList<>();

    private ProcessJars(Path folder) {
        this.folder = folder;
    }

    /** Writes what is needed into the folder and returns the class path. */
    static String write(Path folder) throws IOException {
        ProcessJars found = new ProcessJars(folder);
        Path own = folder.resolve("kernel.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(own))) {
            for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                found.take(Path.of(place), out);
            }
        }
        found.jars.addFirst(own);
        return String.join(
                File.pathSeparator, found.jars.stream().map(Path::toString).toList());
    }

    private void take(Path place, JarOutputStream out) throws IOException {
        if (Files.isDirectory(place)) {
            takeFolder(place, out);
        } else if (Files.isRegularFile(place) && isLibrary(place.getFileName().toString())) {
            jars.add(place);
        } else if (Files.isRegularFile(place)) {
            takeJar(place, out);
        }
    }

    private static void takeFolder(Path classes, JarOutputStream out) throws IOException {
        Path own = classes.resolve(OWN);
        if (!Files.isDirectory(own)) {
            return;
        }
        try (Stream<Path> files = Files.walk(own)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                put(
                        classes.relativize(file).toString().replace(File.separatorChar, '/'),
                        Files.readAllBytes(file),
                        out);
            }
        }
    }

    private void takeJar(Path jar, JarOutputStream out) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                String name = entry.getName();
                String inside = name.startsWith(NESTED_CLASSES) ? name.substring(NESTED_CLASSES.length()) : name;
                if (inside.startsWith(OWN) && !entry.isDirectory()) {
                    try (InputStream in = file.getInputStream(entry)) {
                        put(inside, in.readAllBytes(), out);
                    }
                } else if (name.startsWith(NESTED_JARS) && isLibrary(name.substring(NESTED_JARS.length()))) {
                    Path copy = folder.resolve(name.substring(NESTED_JARS.length()));
                    try (InputStream in = file.getInputStream(entry);
                            OutputStream to = Files.newOutputStream(copy)) {
                        in.transferTo(to);
                    }
                    jars.add(copy);
                }
            }
        }
    }

    private static boolean isLibrary(String name) {
        return name.endsWith(".jar") && LIBRARIES.stream().anyMatch(name::startsWith);
    }

    private static void put(String name, byte[] content, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
