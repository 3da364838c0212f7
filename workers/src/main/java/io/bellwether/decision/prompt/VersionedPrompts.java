package io.bellwether.decision.prompt;

import io.bellwether.decision.app.Advisor;
import io.bellwether.decision.app.ContextFormat;
import io.bellwether.decision.app.Prompt;
import io.bellwether.decision.app.Prompts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.kernel.ModelledFault;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Prompts of the version in use. The order is that of the vendors' caches and of attention: what is the same all day, the
 * facts, then the task. Over budget, rows go in this order until it fits: the oldest decisions, the oldest news, the
 * refused answer's end, the closes of the least traded shares, then those shares themselves; what is held or has an open
 * thesis is never left out.
 */
@Component
final class VersionedPrompts implements Prompts {
    static final String VERSION = "desk-1";

    /** What vendors put around two messages [tokens]. */
    private static final int FRAME = 32;

    private final PromptFiles files = PromptFiles.load(VERSION);
    private final ContextFormat format;

    VersionedPrompts(ContextFormat format) {
        this.format = format;
    }

    @Override
    public Prompt compose(Advisor.Request request, int budget) {
        DeskContext context = format.read(request.context());
        Map<String, String> values = Places.of(context);
        String system = files.fill("system.md", values) + "\n" + files.fill("constitution.md", values);
        Facts facts = new Facts(context);
        boolean repairing =
                !request.problems().isEmpty() || request.previousAnswer().isPresent();
        Layout layout = new Layout(
                facts.sections(),
                task(context, values),
                repairing ? Repair.sections(request) : List.of(),
                repairing ? files.fill("repair.md", values) : "");
        layout.keep(Repair.ANSWER, Math.min(Repair.mostLines(request), layout.kept(Repair.ANSWER)));
        int room = budget - FRAME - Tokens.estimate(system);
        fit(layout, facts.fixedInstruments(), room);
        String user = layout.write();
        int needed = Tokens.estimate(user);
        if (needed > room) {
            throw new ModelledFault(
                    Advisor.UNAVAILABLE,
                    "the shortest prompt of this session takes about %d tokens, the advisor takes %d; raise its context-tokens or choose a model with a larger context"
                            .formatted(budget - room + needed, budget));
        }
        return new Prompt(VERSION, files.hash(), system, user, layout.cuts());
    }

    private String task(DeskContext context, Map<String, String> values) {
        String daily = switch (context.desk().session()) {
            case MORNING -> "morning.md";
            case MIDDAY -> "midday.md";
            case CLOSE -> "close.md";
            case REPORT -> throw new IllegalArgumentException("nobody is asked for a decision in a REPORT");
        };
        String task = files.fill(daily, values);
        return Places.isFirstOfWeek(context) ? files.fill("weekly-research.md", values) + "\n" + task : task;
    }

    private static void fit(Layout layout, int fixedInstruments, int room) {
        shorten(layout, Facts.HISTORY, 0, room);
        shorten(layout, Facts.NEWS, 0, room);
        shorten(layout, Repair.ANSWER, 0, room);
        shorten(layout, Facts.CLOSES, fixedInstruments, room);
        shorten(layout, Facts.INSTRUMENTS, fixedInstruments, room);
        shorten(layout, Facts.CLOSES, 0, room);
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
