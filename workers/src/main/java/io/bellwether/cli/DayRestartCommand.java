package io.bellwether.cli;

import io.bellwether.desk.app.RestartDay;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a day up again whose process instance somebody cancelled; refused while the instance lives. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Take up a day again whose process instance was cancelled. Everything that was done is kept;",
            "sessions that ended are not run again, those whose time is over are missed."
        })
final class DayRestartCommand implements Callable<Integer> {
    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @Option(names = "--date", paramLabel = "DATE", description = "The day. Default: the desk's last one.")
    private @Nullable LocalDate date;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.run(spec, (context, out) -> {
            RestartDay.Result result = context.getBean(RestartDay.class).run(desk.id, Optional.ofNullable(date));
            out.println(result.sentence());
            return result.restarted() ? 0 : 1;
        });
    }
}
