package io.bellwether.cli.common;

import io.bellwether.backtest.domain.RefusedRequest;
import io.bellwether.cli.settings.BadSettings;
import io.bellwether.platform.EngineState;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Says in a sentence what went wrong and what to do. */
public final class Failures {
    private static final String DEFAULT_ENGINE = "http://127.0.0.1:26500";
    private static final String CONNECTION = "08";
    private static final String LOG_IN = "28";

    private Failures() {}

    public static String sentence(Throwable failure) {
        return sentence(failure, System.getenv());
    }

    /**
     * The sentence for a failure.
     *
     * @param environment variables of this process; they say which stack the command asked
     */
    public static String sentence(Throwable failure, Map<String, String> environment) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || state(cause).startsWith(CONNECTION)) {
                return "the database cannot be reached; " + stack(environment);
            }
            if (state(cause).startsWith(LOG_IN)) {
                return "the database does not know this command's password; " + stack(environment);
            }
            if (cause instanceof UncheckedIOException file && file.getMessage() != null) {
                return harmless(file.getMessage());
            }
            if (cause instanceof ClientStatusException engine && told(engine.getStatusCode())) {
                return EngineState.sentence(
                                environment.getOrDefault("CAMUNDA_CLIENT_GRPC_ADDRESS", DEFAULT_ENGINE),
                                engine.getStatusCode(),
                                "")
                        + "; " + stack(environment);
            }
            if (cause instanceof ConnectException) {
                return "a part of the stack cannot be reached (%s); %s"
                        .formatted(cause.getMessage(), stack(environment));
            }
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : harmless(root.getMessage());
    }

    /** Whether the arguments or the settings are to blame, so that nothing was done. */
    public static boolean isBadUsage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof BadSettings || cause instanceof RefusedRequest) {
                return true;
            }
        }
        return false;
    }

    /** Whether the status says something about the engine itself and not about the command. */
    private static boolean told(Status.Code code) {
        return code == Status.Code.UNAVAILABLE
                || code == Status.Code.DEADLINE_EXCEEDED
                || code == Status.Code.RESOURCE_EXHAUSTED;
    }

    /** What files and databases say may hold what steers a terminal. */
    private static String harmless(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String state(Throwable cause) {
        return cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    }

    /** A command finds the stack through the state folder; the folder's own addresses name it as BELLWETHER_SANDBOX_STATE. */
    private static String stack(Map<String, String> environment) {
        Optional<String> asked = Optional.ofNullable(environment.get("BELLWETHER_SANDBOX_STATE"))
                .or(() -> Optional.ofNullable(environment.get("BELLWETHER_STATE")));
        return """
                is the stack%s up? Start it with './bellwether up'; if it was started with another state folder, name \
                that: BELLWETHER_STATE=FOLDER ./bellwether COMMAND""".formatted(asked.map(folder -> " of " + folder).orElse(""));
    }
}
