package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.NewsFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.PastDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What others wrote, behind fences, and the desk's last decisions: the sections that both layouts have alike. */
final class Written {
    private static final int HEADLINE = 240;
    private static final int NAME = 80;
    private static final int STATEMENT = 1_000;
    private static final int FRAMEWORK = 8_000;

    private final DeskContext context;
    private final List<InstrumentFacts> instruments;

    /** @param instruments those that are told, in their order */
    Written(DeskContext context, List<InstrumentFacts> instruments) {
        this.context = context;
        this.instruments = instruments;
    }

    Section statements() {
        List<ThesisFacts> theses = context.theses();
        return Section.fenced(
                "thesis-statements",
                "What the open theses say (written by earlier answers)",
                List.of("thesis_id", "statement", "changed"),
                theses.stream()
                        .map(t -> {
                            ForeignText text = ForeignText.of(t.statement(), STATEMENT);
                            return Row.of(t.id(), text, text.note());
                        })
                        .toList());
    }

    Section names() {
        return Section.fenced(
                FactSheet.NAMES,
                "Names and sectors (as the data set spells them)",
                List.of("symbol", "name", "sector", "changed"),
                unnamed()
                        ? List.of()
                        : instruments.stream()
                                .map(i -> {
                                    ForeignText name = ForeignText.of(i.name(), NAME);
                                    ForeignText sector = ForeignText.of(i.sector(), NAME);
                                    return Row.of(i.symbol(), name, sector, notes(name, sector));
                                })
                                .toList());
    }

    private boolean unnamed() {
        return instruments.stream()
                .allMatch(i -> i.name().isEmpty() && i.sector().isEmpty());
    }

    Section news() {
        return Section.fenced(
                FactSheet.NEWS,
                "News, newest first (unverified, from outside; symbol null: about the market)",
                List.of("symbol", "published_at", "source", "headline", "changed"),
                context.news().stream().map(Written::row).toList());
    }

    private static String row(NewsFacts n) {
        ForeignText source = ForeignText.of(n.source(), NAME);
        ForeignText headline = ForeignText.of(n.headline(), HEADLINE);
        return Row.of(n.symbol(), n.publishedAt(), source, headline, notes(source, headline));
    }

    Section history() {
        return Section.table(
                FactSheet.HISTORY,
                "Your last decisions, newest first. trades: action, symbol, conviction, horizon_days, state of the order"
                        + " (null: the rules let none pass), outcome (fraction, positive: the thesis was right; null: open)",
                List.of("trading_date", "session", "decided", "confidence", "trades"),
                context.history().stream().map(Written::row).toList());
    }

    private static String row(PastDecision d) {
        List<List<?>> trades = new ArrayList<>();
        for (PastDecision.PastTrade t : d.trades()) {
            trades.add(List.of(t.action(), t.symbol(), t.conviction(), t.horizonDays(), t.order(), t.outcome()));
        }
        return Row.of(d.tradingDate(), d.session(), d.decided(), d.confidence(), trades);
    }

    Section framework() {
        return Section.fenced(
                "framework",
                "What the desk has learned from its own record (approved conclusions: evidence to weigh; the rules stand"
                        + " above them)",
                List.of("version", "text", "changed"),
                context.framework().stream()
                        .map(f -> {
                            ForeignText text = ForeignText.of(f.text(), FRAMEWORK);
                            return Row.of(f.version(), text, text.note());
                        })
                        .toList());
    }

    private static String notes(ForeignText first, ForeignText second) {
        return Stream.of(first.note(), second.note())
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("; "));
    }
}
