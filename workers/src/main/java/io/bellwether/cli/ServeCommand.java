package io.bellwether.cli;

import io.bellwether.BellwetherApplication;
import java.util.concurrent.Callable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the application: job workers, status page, and the configured desk. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Run the application against a stack that is up: job workers and status page.")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--no-desk", description = "Do not open the configured desk.")
    private boolean noDesk;

    @Override
    public Integer call() {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(BellwetherApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .run("--bellwether.serve=" + !noDesk);
        CommandSocket.of(application, System.getenv());
        return BellwetherCommand.KEEP_RUNNING;
    }
}
