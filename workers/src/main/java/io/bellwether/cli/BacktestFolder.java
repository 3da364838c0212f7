package io.bellwether.cli;

import io.bellwether.backtest.files.KeptRuns;
import java.nio.file.Path;
import java.util.Map;

/** Where runs are kept: in the state folder, which the launcher names. */
final class BacktestFolder {
    private BacktestFolder() {}

    static KeptRuns runs() {
        return new KeptRuns(of(System.getenv()));
    }

    static Path of(Map<String, String> environment) {
        String state = environment.get("BELLWETHER_STATE");
        Path folder = state == null || state.isBlank()
                ? Path.of(environment.getOrDefault("BELLWETHER_HOME", ".")).resolve("data")
                : Path.of(state);
        return folder.resolve("backtests").toAbsolutePath().normalize();
    }
}
