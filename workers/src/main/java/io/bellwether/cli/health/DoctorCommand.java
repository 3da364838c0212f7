package io.bellwether.cli.health;

import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.Failures;
import io.bellwether.decision.app.model.CheckModels;
import io.bellwether.platform.DoctorCheck;
import io.bellwether.platform.DoctorCheck.Finding;
import io.bellwether.platform.DoctorCheck.State;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Looks whether everything is set up: every {@link DoctorCheck} there is. Where not even the application's beans can be
 * made, for want of a database or for a wrong setting, that is the one finding.
 */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Look whether everything is set up: settings, database, engine, groups, mail, advisors and their keys.",
            "Asks no model and costs nothing. Exit code 1 when something does not work."
        },
        subcommands = DoctorCommand.Models.class)
public final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /**
     * A finding with its area.
     *
     * @param area what was looked at
     */
    record Row(String area, State state, String text, String remedy) {
        static Row of(String area, Finding finding) {
            return new Row(area, finding.state(), finding.text(), finding.remedy());
        }
    }

    @Override
    public Integer call() {
        List<Row> rows = new ArrayList<>();
        try {
            CliContext.beans(spec).use(context -> {
                rows.add(Row.of("settings", Finding.ok("bellwether.yaml and the environment can be read.")));
                rows.addAll(look(context.getBeansOfType(DoctorCheck.class).values()));
                return 0;
            });
        } catch (RuntimeException e) {
            rows.add(Row.of(
                    "settings",
                    Finding.failed("The application cannot be started, so nothing else was looked at.", sentence(e))));
        }
        PrintWriter out = spec.commandLine().getOut();
        DoctorPrinter.print(rows, json, out);
        out.flush();
        return rows.stream().anyMatch(row -> row.state() == State.FAILED) ? 1 : 0;
    }

    /** Asks all checks, by area; what one throws is its finding. */
    static List<Row> look(Collection<DoctorCheck> checks) {
        return checks.stream()
                .sorted(Comparator.comparing(DoctorCheck::area))
                .flatMap(check -> findings(check).stream().map(finding -> Row.of(check.area(), finding)))
                .toList();
    }

    private static List<Finding> findings(DoctorCheck check) {
        try {
            return check.look();
        } catch (RuntimeException e) {
            return List.of(Finding.failed("Could not be looked at.", sentence(e)));
        }
    }

    private static String sentence(RuntimeException failure) {
        String said = Failures.sentence(failure);
        return Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }

    /** Asks the models' vendors. */
    @Command(
            name = "models",
            mixinStandardHelpOptions = true,
            description = {
                "Ask the vendor of every model that has its key for its list of models and for one tiny answer, and tell"
                        + " what it cost (usually below a cent).",
                "Exit code 1 when one did not answer."
            })
    static final class Models implements Callable<Integer> {
        @Option(names = "--advisor", description = "Ask only this one.")
        @Nullable
        private String advisor;

        @Option(names = "--json", description = "Print one JSON object instead.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            return CliContext.run(spec, (context, out) -> run(context, out));
        }

        private int run(ApplicationContext context, PrintWriter out) {
            List<CheckModels.ModelCheck> checks = context.getBean(CheckModels.class)
                    .run(
                            Optional.ofNullable(advisor),
                            context.getBean(InstantSource.class)
                                    .instant()
                                    .atZone(ZoneOffset.UTC)
                                    .toLocalDate());
            if (advisor != null && checks.isEmpty()) {
                spec.commandLine().getErr().printf("'%s' is no configured model.%n", advisor);
                return 1;
            }
            DoctorPrinter.printModels(checks, json, out);
            boolean asked = advisor != null && checks.stream().anyMatch(check -> check.state() == State.NOTE);
            return asked || checks.stream().anyMatch(check -> check.state() == State.FAILED) ? 1 : 0;
        }
    }
}
