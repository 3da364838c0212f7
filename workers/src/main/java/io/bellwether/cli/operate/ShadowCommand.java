package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.cli.common.DeskOptions;
import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.app.CompareShadow;
import io.bellwether.reporting.domain.ShadowComparison;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a desk beside its shadow. */
@AsksApplication
@Command(
        name = "shadow",
        mixinStandardHelpOptions = true,
        description = "A desk beside its shadow, over the sessions that both closed.")
public final class ShadowCommand implements Callable<Integer> {
    @Mixin
    private final DeskOptions desk = new DeskOptions();

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.print(spec, (context, out) -> {
            ShadowComparison comparison = context.getBean(CompareShadow.class).run(desk.id);
            if (json) {
                out.println(PublishedJson.write(comparison));
            } else {
                new ShadowPrinter(out).print(comparison);
            }
        });
    }
}
