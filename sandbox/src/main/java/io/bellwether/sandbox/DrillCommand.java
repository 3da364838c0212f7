package io.bellwether.sandbox;

import io.bellwether.sandbox.config.Json;
import io.bellwether.sandbox.config.ServiceName;
import io.bellwether.sandbox.drill.DrillStack;
import io.bellwether.sandbox.drill.Month;
import io.bellwether.sandbox.process.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trading days with a fault each on a stack of their own, whose clock is moved. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = "Runs a month of trading days with a fault each on a stack of its own, and judges from the"
                + " database: no wrong trade, nothing doubled, books to the cent, each fault told exactly once. The exit"
                + " code is 0 only if all hold.")
final class DrillCommand implements Callable<Integer> {
    @Mixin
    private final StackOptions options = new StackOptions();

    @Parameters(paramLabel = "WHAT", description = "The drill: month.")
    private Drill drill = Drill.month;

    @Option(names = "--seed", description = "Order of the faults. Default: ${DEFAULT-VALUE}.")
    private long seed = 20270301;

    @Option(names = "--json", description = "Print one JSON object per day and one with the totals.")
    private boolean json;

    /** Some faults in place of a month, for whoever works on one of them. */
    @Option(names = "--only", hidden = true, split = ",")
    private List<String> only = List.of();

    /** The drills there are, as people write them. */
    enum Drill {
        month
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        var stack = options.drillStack();
        Path state = stack.state().root();
        try (var ignored = new RunningStack(stack)) {
            stack.startServices();
            var variables = Month.variables(state);
            try (var month = new Month(new OwnStack(stack, variables), seed, only)) {
                stack.startApp(options.app(List.of("serve")), variables);
                var result = month.run();
                print(result, System.out);
                options.progress().say("State and logs are in " + state + ".");
                return result.holds() ? 0 : 1;
            }
        }
    }

    private void print(Month.Result result, PrintStream out) {
        if (json) {
            result.rows().forEach(row -> out.println(Json.write(object(row))));
            out.println(Json.write(totals(result)));
            problems(result).forEach(problem -> options.progress().say("- " + problem));
            return;
        }
        out.printf("%-10s  %-26s  %s%n", "day", "fault", "what happened / what was told");
        for (Month.Row row : result.rows()) {
            out.printf("%-10s  %-26s  %s%n", row.date(), row.fault(), row.happened());
            row.told().forEach(told -> out.printf("%-10s  %-26s  > %s%n", "", "", told));
        }
        totals(result).forEach((name, value) -> out.printf("%-14s %s%n", name, value));
        problems(result).forEach(problem -> out.println("- " + problem));
    }

    private static List<String> problems(Month.Result result) {
        var problems = new ArrayList<String>();
        problems.addAll(result.wrongTrades());
        problems.addAll(result.doubledOrders());
        problems.addAll(result.ledger());
        problems.addAll(result.notToldOnce());
        problems.addAll(result.notReached());
        return problems;
    }

    private static Map<String, Object> object(Month.Row row) {
        var object = new LinkedHashMap<String, Object>();
        object.put("date", row.date().toString());
        object.put("fault", row.fault());
        object.put("happened", row.happened());
        object.put("told", row.told());
        return object;
    }

    private static Map<String, Object> totals(Month.Result result) {
        var totals = new LinkedHashMap<String, Object>();
        totals.put("wrongTrades", result.wrongTrades().size());
        totals.put("doubledOrders", result.doubledOrders().size());
        totals.put("ledgerOk", result.ledger().isEmpty());
        totals.put("toldOnce", result.notToldOnce().isEmpty());
        totals.put("allReached", result.notReached().isEmpty());
        return totals;
    }

    /** The running stack as the drill acts on it. */
    private final class OwnStack implements DrillStack {
        private final Stack stack;
        private final Map<String, String> variables;
        private final Progress progress = options.progress();

        OwnStack(Stack stack, Map<String, String> variables) {
            this.stack = stack;
            this.variables = variables;
        }

        @Override
        public Map<String, String> endpoints() {
            return stack.endpoints();
        }

        @Override
        public Path state() {
            return stack.state().root();
        }

        @Override
        public void hold(String service) {
            stack.hold(named(service));
        }

        @Override
        public void release(String service) {
            stack.release(named(service));
        }

        private static ServiceName named(String service) {
            return Stream.of(ServiceName.values())
                    .filter(name -> name.key().equals(service))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public int command(List<String> arguments) throws IOException, InterruptedException {
            return stack.runLogged(options.app(arguments), variables);
        }

        @Override
        public void say(String text) {
            progress.say(text);
        }
    }
}
