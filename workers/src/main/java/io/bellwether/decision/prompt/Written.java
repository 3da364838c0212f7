package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.NewsFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.impact.domain.ImpactSummary;
import io.bellwether.impact.domain.ImpactSummary.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What others wrote, behind fences, and the desk's last decisions: the sections that both layouts have alike. */
final class Written {
    private static final int HEADLINE = 240;
    private static final int NAME = 80;
    private static final int SENTENCE = 400;
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

    /** What our rules make of the headlines: own words and symbols, and one headline of each event behind the fence. */
    Section events() {
        List<Cause> events = context.impact().map(ImpactSummary::events).orElse(List.of());
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Cause e = events.get(i);
            ForeignText source = ForeignText.of(e.source(), NAME);
            ForeignText headline = ForeignText.of(e.headline(), HEADLINE);
            rows.add(Row.of(
                    i + 1,
                    e.kind().key(),
                    e.subject(),
                    e.up() ? "up" : "down",
                    e.strength(),
                    e.day(),
                    e.headlines(),
                    e.companies(),
                    source,
                    headline,
                    notes(source, headline)));
        }
        return Section.fenced(
                FactSheet.IMPACT_EVENTS,
                "Events of the last sessions as a lexicon reads the headlines (unverified; strength 0 to 1; reaches: how"
                        + " many of the instruments)",
                List.of(
                        "event",
                        "kind",
                        "subject",
                        "direction",
                        "strength",
                        "session",
                        "headlines",
                        "reaches",
                        "source",
                        "headline",
                        "changed"),
                rows);
    }

    /** Whom they hit: numbers of the desk's own. */
    Section impact() {
        return Section.table(
                FactSheet.IMPACT,
                "What these events may still mean (expected return beyond the market's as fractions: size in all, ripple by"
                        + " session from this one on; conviction 0 to 1; path: how the event reaches it; reactions: like"
                        + " events measured; an estimate from headlines, to weigh and to doubt)",
                List.of("symbol", "size", "conviction", "ripple", "event", "path", "events", "reactions"),
                context.impact().map(ImpactSummary::companies).orElse(List.of()).stream()
                        .map(c -> Row.of(
                                c.symbol(),
                                c.size(),
                                c.conviction(),
                                c.ripple(),
                                c.event(),
                                c.path(),
                                c.events(),
                                c.reactions()))
                        .toList());
    }

    /** Who is hit alike. */
    Section hitAlike() {
        return Section.table(
                FactSheet.IMPACT_CLUSTERS,
                "Hit alike by the same event: watch them together (size: their mean)",
                List.of("event", "common", "size", "symbols"),
                context.impact().map(ImpactSummary::clusters).orElse(List.of()).stream()
                        .map(c -> Row.of(c.event(), c.common(), c.size(), c.symbols()))
                        .toList());
    }

    /** How much is written about shares: the desk's own counts, and no word of it. */
    Section talk() {
        return Section.table(
                FactSheet.TALK,
                "What is written about shares on the networks, counted over the last day (up, down: posts that point there;"
                        + " usual: median of the days before; thin: little is traded in it). Anybody can write, and robots"
                        + " do: odd is a reason for care, and many posts are never a reason to buy",
                List.of("symbol", "posts", "accounts", "up", "down", "usual", "thin", "odd"),
                context.talk().orElse(List.of()).stream()
                        .map(t -> Row.of(
                                t.symbol(), t.posts(), t.accounts(), t.up(), t.down(), t.usual(), t.thin(), t.odd()))
                        .toList());
    }

    /** What companies said: their own words, behind the fence. */
    Section calls() {
        return Section.fenced(
                FactSheet.CALLS,
                "Sentences of earnings calls that a lexicon finds telling, as they were said (unverified, in the company's own"
                        + " interest; sentence: which of how many)",
                List.of("symbol", "published_at", "sentence", "of", "direction", "text", "changed"),
                context.calls().orElse(List.of()).stream()
                        .map(c -> {
                            ForeignText text = ForeignText.of(c.sentence(), SENTENCE);
                            return Row.of(
                                    c.symbol(),
                                    c.publishedAt(),
                                    c.position(),
                                    c.sentences(),
                                    c.up() ? "up" : "down",
                                    text,
                                    text.note());
                        })
                        .toList());
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
