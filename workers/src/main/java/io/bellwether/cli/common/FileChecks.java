package io.bellwether.cli.common;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Looks at the files a person names before any work begins: what cannot be read or written is bad usage. */
public final class FileChecks {
    private FileChecks() {}

    /** @throws ParameterException with one sentence when there is no such file to read */
    public static void readable(CommandSpec spec, Path file) {
        if (Files.isDirectory(file)) {
            throw bad(spec, "%s is a folder; name a file", file);
        }
        if (!Files.exists(file)) {
            throw bad(spec, "there is no file %s", file);
        }
        if (!Files.isReadable(file)) {
            throw bad(spec, "%s may not be read; check its permissions", file);
        }
    }

    /** @throws ParameterException with one sentence when the file cannot be written */
    public static void writable(CommandSpec spec, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw bad(spec, "%s is a folder; name the file to write", file);
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw bad(spec, "there is no folder for %s; create it first", file);
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw bad(spec, "%s may not be written; check the permissions", file);
        }
    }

    private static ParameterException bad(CommandSpec spec, String sentence, Path file) {
        return new ParameterException(spec.commandLine(), sentence.formatted(file));
    }
}
