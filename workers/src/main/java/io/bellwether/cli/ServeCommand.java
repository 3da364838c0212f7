package io.bellwether.cli;

import io.bellwether.BellwetherApplication;
import java.util.concurrent.Callable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;

/** Runs the application: job workers, status page, and the configured desk. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the application against a stack that is up: job workers and status page.")
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        new SpringApplicationBuilder(BellwetherApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .run("--bellwether.serve=true");
        return BellwetherCommand.KEEP_RUNNING;
    }
}
