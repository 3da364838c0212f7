package io.bellwether.cli.backtest;

import io.bellwether.backtest.domain.events.MarketEvent;
import io.bellwether.backtest.domain.events.Offsets;
import io.bellwether.backtest.files.EventDates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A study of events in the place of one run over all days. */
final class EventOptions {
    private static final String USUAL = "-5..+10";

    @Option(
            names = "--events",
            paramLabel = "FILE",
            description = "Trade windows around dates and as many control windows, each from an empty book, and compare"
                    + " them. A line of the file is date[,symbol][,label]. --from and --to say which days there are.")
    private @Nullable Path file;

    @Option(
            names = "--window",
            paramLabel = "FROM..TO",
            description = "Sessions of a window, counted from its event. Default: " + USUAL + ".")
    private @Nullable String window;

    @Option(names = "--seed", paramLabel = "N", description = "Draws the control windows of --events. Default: 1.")
    private @Nullable Integer seed;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    boolean asked() {
        return file != null;
    }

    /** @throws ParameterException when a window or seed is said and no file, or the window is none */
    void check() {
        if (file == null && (window != null || seed != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s needs --events FILE, the dates that it is about"
                            .formatted(window != null ? "--window" : "--seed"));
        }
        if (file != null) {
            window();
            events();
        }
    }

    Offsets window() {
        try {
            return Offsets.parse(window == null ? USUAL : window);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--window: " + e.getMessage());
        }
    }

    List<MarketEvent> events() {
        if (file == null || !Files.isRegularFile(file)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no file %s; name a file of dates, date[,symbol][,label]".formatted(file));
        }
        try {
            return EventDates.read(file);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    long seed() {
        return seed == null ? 1 : seed;
    }
}
