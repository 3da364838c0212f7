package io.bellwether.cli.common;

import io.bellwether.kernel.DeskId;
import picocli.CommandLine.Option;

/** Which desk a command is about. */
public final class DeskOptions {
    @Option(names = "--desk", required = true, paramLabel = "DESK", description = "The desk's id, e.g. main.")
    public DeskId id;
}
