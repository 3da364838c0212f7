package io.bellwether.cli;

import picocli.CommandLine.Option;

/** Who changes something and why, for the audit. */
final class ChangeOptions {
    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who changes it, for the audit.")
    String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the audit.")
    String reason;
}
