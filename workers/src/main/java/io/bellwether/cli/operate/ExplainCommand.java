package io.bellwether.cli.operate;

import io.bellwether.cli.common.AsksApplication;
import io.bellwether.cli.common.CliContext;
import io.bellwether.platform.PublishedJson;
import io.bellwether.reporting.app.ExplainDecision;
import io.bellwether.reporting.domain.explain.Explanation;
import io.bellwether.reporting.domain.explain.ExplanationPage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why a session decided as it did, from what is stored; asks nobody again. */
@AsksApplication
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tell why a session decided as it did: who was asked, what was said, why a trade was cut or refused.")
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The decision, e.g. demo-20261120-morning, or an order it led to.")
    private String id;

    @Option(names = "--json", description = "Everything as one JSON object, prompts and answers included.")
    private boolean json;

    @Option(names = "--prompt", description = "Show what the models were told, word for word.")
    private boolean prompt;

    @Option(names = "--raw", description = "Show what they answered, word for word.")
    private boolean raw;

    @Option(names = "--context", description = "Show the facts that every advisor read.")
    private boolean facts;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return CliContext.print(spec, (context, out) -> {
            Explanation explanation = context.getBean(ExplainDecision.class).run(id);
            if (json) {
                out.println(PublishedJson.write(explanation));
            } else {
                out.print(new ExplanationPage().of(explanation, new ExplanationPage.Extras(prompt, raw, facts)));
            }
        });
    }
}
