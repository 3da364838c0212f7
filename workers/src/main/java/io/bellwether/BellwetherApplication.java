package io.bellwether;

import io.bellwether.cli.BellwetherCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: job workers, status page and command line. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BellwetherApplication {
    /** Runs the command that the arguments name; exit code 0 fine, 1 failed, 2 bad usage. */
    public static void main(String[] args) {
        int exitCode = BellwetherCommand.execute(args);
        if (exitCode != BellwetherCommand.KEEP_RUNNING) {
            System.exit(exitCode);
        }
    }
}
