package io.bellwether.cli;

import java.net.ConnectException;
import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Says in a sentence what went wrong and what to do. */
final class Failures {
    private Failures() {}

    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean databaseAway = cause instanceof DataAccessResourceFailureException
                    || (cause instanceof SQLException sql
                            && String.valueOf(sql.getSQLState()).startsWith("08"));
            if (databaseAway) {
                return "the database cannot be reached; is the stack up? Start it with './bellwether up'";
            }
            if (cause instanceof ConnectException) {
                return "a part of the stack cannot be reached (%s); start it with './bellwether up'"
                        .formatted(cause.getMessage());
            }
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
