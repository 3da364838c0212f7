package io.bellwether.cli.backtest;

import io.bellwether.backtest.files.KeptRuns;
import io.bellwether.backtest.files.KeptStudies;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;

/** Where runs are kept: in the state folder, which the launcher names. */
final class BacktestFolder {
    private BacktestFolder() {}

    static KeptRuns runs() {
        return new KeptRuns(of(System.getenv()));
    }

    /** Studies of events are beside the runs. */
    static KeptStudies studies() {
        return new KeptStudies(of(System.getenv()).resolveSibling("studies"));
    }

    /** @throws ParameterException when there is no run of that number */
    static JsonNode run(CommandSpec spec, int id) {
        return runs().find(id).orElseThrow(() -> noSuchRun(spec, id));
    }

    static ParameterException noSuchRun(CommandSpec spec, int id) {
        return new ParameterException(
                spec.commandLine(), "there is no run %d; see ./bellwether backtest list".formatted(id));
    }

    static Path of(Map<String, String> environment) {
        String state = environment.get("BELLWETHER_STATE");
        Path folder = state == null || state.isBlank()
                ? Path.of(environment.getOrDefault("BELLWETHER_HOME", ".")).resolve("data")
                : Path.of(state);
        return folder.resolve("backtests").toAbsolutePath().normalize();
    }
}
