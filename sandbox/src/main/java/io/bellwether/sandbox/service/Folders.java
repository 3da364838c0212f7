package io.bellwether.sandbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Work on whole folders. */
public final class Folders {
    private Folders() {}

    /** Deletes a folder with all that is in it; does nothing when it is absent. */
    public static void delete(Path folder) throws IOException {
        for (Path path : contents(folder).reversed()) {
            Files.delete(path);
        }
    }

    /** The folder and everything below it, parents before children; empty when it is absent. */
    static List<Path> contents(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
