package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How the companies of a sector reacted to events of a kind so far; each pair is measured when it is first asked for. */
public final class PastReactions {
    /** Companies that stand for a sector, the first by symbol. */
    static final int OF_A_SECTOR = 12;

    private final List<Event> past;
    private final Map<Symbol, Sector> sectors = new HashMap<>();
    private final Map<Sector, List<Symbol>> members = new HashMap<>();
    private final List<Relation> relations;
    private final Function<Symbol, List<Bar>> bars;
    private final Map<LocalDate, Double> benchmark;
    private final Map<Asked, Measured> known = new HashMap<>();

    private record Asked(EventKind kind, Sector sector) {}

    /**
     * Reactions taken together.
     *
     * @param count how many
     * @param asExpected share of them that went the expected way over all days [0..1]; 0 where there is none
     * @param days their mean, day by day [daily standard deviations]
     */
    public record Measured(int count, double asExpected, List<Double> days) {
        static final Measured NOTHING = new Measured(0, 0, List.of(0.0, 0.0, 0.0, 0.0, 0.0));
    }

    /**
     * @param past events whose sessions may be over
     * @param companies those of the market, by symbol
     * @param bars finished bars of a share, oldest first
     * @param benchmark finished bars of the benchmark, likewise
     */
    public PastReactions(
            List<Event> past,
            Collection<Company> companies,
            Collection<Relation> relations,
            Function<Symbol, List<Bar>> bars,
            List<Bar> benchmark) {
        this.past = List.copyOf(past);
        this.relations = List.copyOf(relations);
        this.bars = bars;
        this.benchmark = Reaction.returns(benchmark);
        companies.forEach(company -> company.sector().ifPresent(sector -> {
            sectors.put(company.symbol(), sector);
            members.computeIfAbsent(sector, one -> new ArrayList<>()).add(company.symbol());
        }));
    }

    /** What is known of the kind and the sector. */
    public Measured of(EventKind kind, Optional<Sector> sector) {
        return sector.map(one -> known.computeIfAbsent(new Asked(kind, one), this::measure))
                .orElse(Measured.NOTHING);
    }

    private Measured measure(Asked asked) {
        List<Reaction> reactions = new ArrayList<>();
        for (Event event : past) {
            if (event.kind() == asked.kind()) {
                (event.subject().isPresent() ? ofCompany(event, asked.sector()) : ofSector(event, asked.sector()))
                        .ifPresent(reactions::add);
            }
        }
        if (reactions.isEmpty()) {
            return Measured.NOTHING;
        }
        long expected = reactions.stream().filter(one -> one.total() > 0).count();
        return new Measured(reactions.size(), (double) expected / reactions.size(), mean(reactions));
    }

    private Optional<Reaction> ofCompany(Event event, Sector sector) {
        return event.subject()
                .filter(symbol -> sectors.get(symbol) == sector)
                .flatMap(symbol -> Reaction.of(bars.apply(symbol), benchmark, event.day(), event.sign()));
    }

    private Optional<Reaction> ofSector(Event event, Sector sector) {
        Node node = Node.sector(sector);
        Optional<Relation> link = relations.stream()
                .filter(relation ->
                        relation.from().equals(event.node()) && relation.to().equals(node))
                .findFirst();
        if (link.isEmpty()) {
            return Optional.empty();
        }
        int expected = event.sign() * link.get().strength().signum();
        List<Reaction> all = members.getOrDefault(sector, List.of()).stream()
                .limit(OF_A_SECTOR)
                .flatMap(symbol -> Reaction.of(bars.apply(symbol), benchmark, event.day(), expected).stream())
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(new Reaction(mean(all)));
    }

    private static List<Double> mean(List<Reaction> reactions) {
        List<Double> mean = new ArrayList<>(Reaction.DAYS);
        for (int d = 0; d < Reaction.DAYS; d++) {
            int day = d;
            mean.add(reactions.stream().mapToDouble(one -> one.days().get(day)).sum() / reactions.size());
        }
        return mean;
    }
}
