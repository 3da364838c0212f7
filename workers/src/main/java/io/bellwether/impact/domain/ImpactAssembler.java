package io.bellwether.impact.domain;

import io.bellwether.impact.domain.ImpactSummary.Cause;
import io.bellwether.impact.domain.ImpactSummary.Cluster;
import io.bellwether.impact.domain.ImpactSummary.CompanyImpact;
import io.bellwether.impact.domain.PastReactions.Measured;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.research.domain.Regime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts the impact of events together; pure, and the same for the same events in any order. */
public final class ImpactAssembler {
    public static final int EVENTS = 5;
    public static final int COMPANIES = 12;
    public static final int CLUSTERS = 5;

    private static final int DIGITS = 4;

    /** Smaller expectations are not told [fraction]. */
    private static final double LEAST = 0.0005;

    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private final Instant asOf;
    private final Regime regime;
    private final Map<Symbol, Double> volatilities;
    private final Map<Symbol, Sector> sectors = new HashMap<>();
    private final RelationGraph graph;
    private final PastReactions reactions;

    /**
     * @param companies those of the market
     * @param volatilities annualised, of the companies that have one [fraction]; the others have no size
     */
    public ImpactAssembler(
            Instant asOf,
            Regime regime,
            Collection<Company> companies,
            Map<Symbol, Double> volatilities,
            RelationGraph graph,
            PastReactions reactions) {
        this.asOf = asOf;
        this.regime = regime;
        this.volatilities = volatilities;
        this.graph = graph;
        this.reactions = reactions;
        companies.forEach(company -> company.sector().ifPresent(sector -> sectors.put(company.symbol(), sector)));
    }

    /** Sessions of the event that are over at the moment: 0 while its own is still to close. */
    public static int age(Event event, Instant asOf) {
        int age = 0;
        for (LocalDate day = event.day(); age < Reaction.DAYS; day = CALENDAR.next(day)) {
            if (CALENDAR.hours(day).orElseThrow().close().isAfter(asOf)) {
                return age;
            }
            age++;
        }
        return age;
    }

    /** What one event still means for one company. */
    private record Part(Event event, Hit hit, double[] ripple, double conviction, int reactions) {
        double total() {
            return Arrays.stream(ripple).sum();
        }

        double weight() {
            return Math.abs(total()) * conviction;
        }
    }

    /**
     * The summary.
     *
     * @param told of which companies it tells
     * @return empty where no event reaches one of them
     */
    public Optional<ImpactSummary> assemble(Collection<Event> events, Predicate<Symbol> told) {
        Map<Symbol, List<Part>> bySymbol = new TreeMap<>();
        Map<Event, Double> weights = new HashMap<>();
        Map<Event, Integer> reached = new HashMap<>();
        for (Event event : new HashSet<>(events)) {
            int age = age(event, asOf);
            if (age < Reaction.DAYS && !event.publishedAt().isAfter(asOf)) {
                for (Hit hit : graph.hits(event).values()) {
                    part(event, hit, age)
                            .filter(part -> told.test(hit.symbol()))
                            .ifPresent(part -> {
                                bySymbol.computeIfAbsent(hit.symbol(), symbol -> new ArrayList<>())
                                        .add(part);
                                weights.merge(event, part.weight(), Double::sum);
                                reached.merge(event, 1, Integer::sum);
                            });
                }
            }
        }
        if (bySymbol.isEmpty()) {
            return Optional.empty();
        }
        Comparator<Event> order = Comparator.comparingDouble(
                        (Event event) -> -rounded(weights.getOrDefault(event, 0.0)))
                .thenComparing(Event::publishedAt)
                .thenComparing(Event::kind)
                .thenComparing(event -> event.subject().map(Symbol::value).orElse(""));
        List<Event> first =
                weights.keySet().stream().sorted(order).limit(EVENTS).toList();
        List<CompanyImpact> companies = new ArrayList<>();
        Map<String, List<CompanyImpact>> alike = new TreeMap<>();
        bySymbol.forEach((symbol, parts) -> {
            List<Part> counted = parts.stream()
                    .filter(part -> first.contains(part.event()))
                    .sorted(Comparator.comparingDouble((Part part) -> -part.weight())
                            .thenComparing(Part::event, order))
                    .toList();
            if (!counted.isEmpty()) {
                CompanyImpact company = company(symbol, counted, first);
                if (company.size().abs().doubleValue() >= LEAST) {
                    companies.add(company);
                    alike.computeIfAbsent(likeness(company, counted.getFirst()), key -> new ArrayList<>())
                            .add(company);
                }
            }
        });
        if (companies.isEmpty()) {
            return Optional.empty();
        }
        companies.sort(Comparator.comparing(
                        (CompanyImpact company) -> company.size().abs().multiply(company.conviction()))
                .reversed()
                .thenComparing(CompanyImpact::symbol));
        return Optional.of(new ImpactSummary(
                asOf,
                regime,
                first.stream()
                        .map(event -> cause(event, reached.getOrDefault(event, 0)))
                        .toList(),
                companies.stream().limit(COMPANIES).toList(),
                clusters(alike)));
    }

    private Optional<Part> part(Event event, Hit hit, int age) {
        Double volatility = volatilities.get(hit.symbol());
        if (volatility == null) {
            return Optional.empty();
        }
        Optional<Sector> sector =
                Optional.ofNullable(sectors.get(event.subject().orElse(hit.symbol())));
        Measured measured = reactions.of(event.kind(), sector);
        double[] days = Magnitude.days(event, hit, measured, volatility, regime);
        return Optional.of(new Part(
                event,
                hit,
                Arrays.copyOfRange(days, age, days.length),
                Magnitude.conviction(event, hit, measured),
                measured.count()));
    }

    private static CompanyImpact company(Symbol symbol, List<Part> parts, List<Event> events) {
        double[] ripple = new double[Reaction.DAYS];
        double gross = 0;
        double conviction = 0;
        for (Part part : parts) {
            for (int d = 0; d < part.ripple().length; d++) {
                ripple[d] += part.ripple()[d];
            }
            gross += Math.abs(part.total());
            conviction = Math.max(conviction, part.conviction());
        }
        double size = Arrays.stream(ripple).sum();
        // events that contradict each other leave less to be convinced of
        double agreed = gross == 0 ? 0 : Math.abs(size) / gross;
        Part first = parts.getFirst();
        return new CompanyImpact(
                symbol,
                decimal(size, DIGITS),
                decimal(Math.min(1, conviction * agreed), 2),
                Arrays.stream(ripple).mapToObj(day -> decimal(day, DIGITS)).toList(),
                events.indexOf(first.event()) + 1,
                first.hit().path().stream().map(Hit.Step::toString).toList(),
                parts.size(),
                first.reactions());
    }

    /** Event, direction and what the companies have in common. */
    private String likeness(CompanyImpact company, Part part) {
        String common = Optional.ofNullable(sectors.get(company.symbol()))
                .filter(sector -> part.event().subject().isEmpty())
                .map(Sector::key)
                .orElseGet(() -> part.hit().path().isEmpty()
                        ? ""
                        : part.hit().path().getLast().kind().name().toLowerCase(Locale.ROOT));
        return "%d %s %s".formatted(company.event(), company.size().signum() > 0 ? "up" : "down", common);
    }

    private static List<Cluster> clusters(Map<String, List<CompanyImpact>> alike) {
        return alike.entrySet().stream()
                .filter(one -> one.getValue().size() > 1 && !one.getKey().endsWith(" "))
                .map(one -> cluster(one.getKey().split(" ", 3)[2], one.getValue()))
                .sorted(Comparator.comparing((Cluster cluster) -> cluster.size()
                                .abs()
                                .multiply(BigDecimal.valueOf(cluster.symbols().size())))
                        .reversed()
                        .thenComparing(Cluster::event)
                        .thenComparing(Cluster::common))
                .limit(CLUSTERS)
                .toList();
    }

    private static Cluster cluster(String common, List<CompanyImpact> companies) {
        BigDecimal sum = companies.stream().map(CompanyImpact::size).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Cluster(
                companies.getFirst().event(),
                common,
                sum.divide(BigDecimal.valueOf(companies.size()), DIGITS, RoundingMode.HALF_UP),
                companies.stream().map(CompanyImpact::symbol).sorted().toList());
    }

    private static Cause cause(Event event, int companies) {
        return new Cause(
                event.kind(),
                event.subject(),
                event.up(),
                decimal(event.strength(), 2),
                event.day(),
                event.publishedAt(),
                event.source(),
                event.headline(),
                event.headlines(),
                companies);
    }

    /** Sums of the same parts in another order are the same number. */
    private static double rounded(double value) {
        return decimal(value, 9).doubleValue();
    }

    private static BigDecimal decimal(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }
}
