package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.cli.common.Obstacles;
import io.bellwether.cli.common.Wait;
import io.bellwether.desk.app.RestartDay;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.kernel.PermanentFault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a day up again whose process instance somebody cancelled; refused while the instance lives. */
@AsksApplication
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Take up a day again whose process instance was cancelled.",
            "Everything that was done is kept; sessions that ended are not run again, those whose time is over are missed."
        })
final class DayRestartCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration UNTIL_TAKEN_UP = Duration.ofSeconds(30);

    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @Option(names = "--date", paramLabel = "DATE", description = "The day. Default: the desk's last one.")
    private @Nullable LocalDate date;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.run(spec, (context, out) -> {
            Obstacles obstacles = Obstacles.from(context, hint -> {});
            RestartDay.Result result = context.getBean(RestartDay.class).run(desk.id, Optional.ofNullable(date));
            out.println(result.sentence());
            if (!result.restarted()) {
                return 1;
            }
            out.flush();
            return hasInstance(context, obstacles, result.date()) ? 0 : 1;
        });
    }

    /** Whether an instance took the day up. */
    private boolean hasInstance(ApplicationContext context, Obstacles obstacles, LocalDate day) {
        TradingDays days = context.getBean(TradingDays.class);
        if (Wait.until(
                UNTIL_TAKEN_UP,
                LOOK,
                () -> {
                    obstacles.check(desk.id);
                    return days.find(desk.id, day)
                            .filter(found -> found.instance().isPresent())
                            .isPresent();
                },
                taken -> taken)) {
            return true;
        }
        throw new PermanentFault(
                "no process instance has taken the day %s up within %d s; is './bellwether up' running?"
                        .formatted(day, UNTIL_TAKEN_UP.toSeconds()));
    }
}
