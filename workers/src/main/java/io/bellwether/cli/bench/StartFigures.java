package io.bellwether.cli.bench;

import io.bellwether.backtest.bench.KernelFigures.Machine;
import java.util.List;

/**
 * What {@code bench start} found. All times are of the launcher as a person calls it, builds excluded.
 *
 * @param machine what it ran on
 * @param runs how often a stack was started; each figure of a stack is the median of these
 * @param readySeconds from the call until the desk can trade, on a new state folder
 * @param followSeconds from then until Operate and Tasklist can be used
 * @param readyAgainSeconds the same as {@code readySeconds} on the folder of the stack before
 * @param commands what commands took that ask the running stack
 */
record StartFigures(
        Machine machine,
        int runs,
        double readySeconds,
        double followSeconds,
        double readyAgainSeconds,
        List<CommandFigures> commands) {
    StartFigures {
        commands = List.copyOf(commands);
    }

    /**
     * One command.
     *
     * @param command its words
     * @param first what it took the first time after the start of the application [s]
     * @param warm what it took afterwards, median [s]
     * @param warmProcessorSeconds processor time of the launcher and the client, median [s]; what the application took
     *     is not in it
     * @param alone what it took by itself, with the application's beans of its own, median [s]
     * @param aloneProcessorSeconds its processor time then, median [s]
     */
    record CommandFigures(
            String command,
            double first,
            double warm,
            double warmProcessorSeconds,
            double alone,
            double aloneProcessorSeconds) {}
}
