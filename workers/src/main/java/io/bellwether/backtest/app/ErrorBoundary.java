package io.bellwether.backtest.app;

import io.bellwether.kernel.BpmnErrorException;

/** What an error boundary event of a model does: it takes one code, everything else goes on. */
final class ErrorBoundary {
    static final String NO_DATA = "MARKET_DATA_UNAVAILABLE";
    static final String LEDGER_BROKEN = "LEDGER_BROKEN";

    private ErrorBoundary() {}

    /** Whether the task ends without the fault of that code. */
    static boolean passes(String code, Runnable task) {
        try {
            task.run();
            return true;
        } catch (BpmnErrorException fault) {
            if (fault.code().equals(code)) {
                return false;
            }
            throw fault;
        }
    }
}
