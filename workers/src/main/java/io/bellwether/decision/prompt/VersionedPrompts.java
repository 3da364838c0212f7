package io.bellwether.decision.prompt;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.prompt.PromptSheet;
import io.bellwether.decision.app.prompt.PromptSheets;
import io.bellwether.decision.app.prompt.Prompts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.PermanentFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Prompts of the version in use. The order is that of the vendors' caches and of attention: what is the same all day, the
 * facts, then the task. Over budget, rows go in this order until it fits: the oldest decisions, the oldest news, what
 * matters least of the talk, the calls and the impact of events, the refused answer's end, the closes of the least traded shares,
 * then those shares themselves; what is held or has an open thesis is never left out.
 */
@Component
final class VersionedPrompts implements Prompts, PromptSheets {
    /** The version that new contexts are told in. */
    static final String VERSION = "desk-2";

    /** The version of contexts from before the rules were asked: they do not have what the next one tells. */
    static final String FIRST = "desk-1";

    /** What vendors put around two messages [tokens]. */
    private static final int FRAME = 32;

    private final Map<String, PromptFiles> files =
            Map.of(FIRST, PromptFiles.load(FIRST), VERSION, PromptFiles.load(VERSION));
    private final ContextFormat format;

    VersionedPrompts(ContextFormat format) {
        this.format = format;
    }

    /** A prompt with what each part of it takes. */
    private record Composed(PromptFiles files, String system, Layout layout) {
        Prompt prompt() {
            return new Prompt(files.version(), files.hash(), system, layout.write(), layout.cuts());
        }
    }

    @Override
    public Prompt compose(Advisor.Request request, int budget) {
        DeskContext context = format.read(request.told());
        return composed(request, context, context.binding().isPresent() ? VERSION : FIRST, budget)
                .prompt();
    }

    @Override
    public PromptSheet show(Advisor.Request request, int budget, Optional<String> version) {
        DeskContext context = format.read(request.told());
        String wanted = version.orElse(context.binding().isPresent() ? VERSION : FIRST);
        if (!files.containsKey(wanted)) {
            throw new PermanentFault("there is no prompt version '%s'; there are: %s"
                    .formatted(wanted, String.join(", ", new TreeSet<>(files.keySet()))));
        }
        Composed composed = composed(request, context, wanted, budget);
        List<PromptSheet.Part> parts = new ArrayList<>();
        parts.add(new PromptSheet.Part("system", Tokens.estimate(composed.system())));
        composed.layout().parts().forEach((name, text) -> {
            if (!text.isEmpty()) {
                parts.add(new PromptSheet.Part(name, Tokens.estimate(text)));
            }
        });
        return new PromptSheet(composed.prompt(), parts);
    }

    private Composed composed(Advisor.Request request, DeskContext context, String version, int budget) {
        PromptFiles words = files.getOrDefault(version, PromptFiles.load(version));
        boolean first = version.equals(FIRST);
        FactSheet facts = first
                ? new FirstFacts(context)
                : new SecondFacts(
                        context,
                        context.binding()
                                .orElseThrow(() ->
                                        new PermanentFault("the context %s is from before the rules were asked; use %s"
                                                .formatted(context.contextId(), FIRST))));
        Map<String, String> values = Placeholders.of(context);
        if (!first) {
            context.binding().map(BindingPlaces::of).ifPresent(values::putAll);
        }
        String system = words.fill("system.md", values) + "\n" + words.fill("constitution.md", values);
        boolean repairing =
                !request.problems().isEmpty() || request.previousAnswer().isPresent();
        Layout layout = new Layout(
                facts.sections(),
                task(words, context, values),
                repairing ? Repair.sections(request) : List.of(),
                repairing ? words.fill("repair.md", values) : "",
                !first);
        layout.keep(Repair.ANSWER, Math.min(Repair.mostLines(request), layout.kept(Repair.ANSWER)));
        int room = budget - FRAME - Tokens.estimate(system);
        fit(layout, facts.fixedInstruments(), room);
        int needed = Tokens.estimate(layout.write());
        if (needed > room) {
            throw new BpmnErrorException(
                    Advisor.UNAVAILABLE,
                    "the shortest prompt of this session takes about %d tokens, the advisor takes %d; raise its context-tokens or choose a model with a larger context"
                            .formatted(budget - room + needed, budget));
        }
        return new Composed(words, system, layout);
    }

    private static String task(PromptFiles files, DeskContext context, Map<String, String> values) {
        String daily = switch (context.desk().session().kind()) {
            case MORNING -> "morning.md";
            case MIDDAY, INTRADAY -> "midday.md";
            case CLOSE -> "close.md";
            case REPORT -> throw new IllegalArgumentException("nobody is asked for a decision in a REPORT");
        };
        String task = files.fill(daily, values);
        return Placeholders.isFirstOfWeek(context) ? files.fill("weekly-research.md", values) + "\n" + task : task;
    }

    private static void fit(Layout layout, int fixedInstruments, int room) {
        shorten(layout, FactSheet.HISTORY, 0, room);
        shorten(layout, FactSheet.NEWS, 0, room);
        shorten(layout, FactSheet.TALK, 0, room);
        shorten(layout, FactSheet.CALLS, 0, room);
        shorten(layout, FactSheet.IMPACT_CLUSTERS, 0, room);
        shorten(layout, FactSheet.IMPACT, 0, room);
        shorten(layout, FactSheet.IMPACT_EVENTS, 0, room);
        shorten(layout, Repair.ANSWER, 0, room);
        shorten(layout, FactSheet.CLOSES, fixedInstruments, room);
        shorten(layout, FactSheet.INSTRUMENTS, fixedInstruments, room);
        shorten(layout, FactSheet.CLOSES, 0, room);
    }

    /** Keeps the most rows with which the prompt fits, or the least when none does. */
    private static void shorten(Layout layout, String section, int least, int room) {
        int most = layout.kept(section);
        if (most <= least || fits(layout, room)) {
            return;
        }
        int low = least;
        int high = most - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            layout.keep(section, middle);
            if (fits(layout, room)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        layout.keep(section, low);
    }

    private static boolean fits(Layout layout, int room) {
        return Tokens.estimate(layout.write()) <= room;
    }
}
