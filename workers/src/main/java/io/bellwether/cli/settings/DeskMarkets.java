package io.bellwether.cli.settings;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Sha256;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.source.MarketMembers;
import io.bellwether.marketdata.app.source.Sources;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.SourceChains;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Turns what a person names, a folder or a seed, into a registered market data set. */
@Component
public class DeskMarkets {
    /** Seed of the simulated market that comes with the application. */
    public static final String BUNDLED_SEED = "11";

    /** Where that market ends for a demonstration: a day on which the desk buys, sells and is stopped out. */
    public static final LocalDate BUNDLED_LAST_TRADING_DAY = LocalDate.of(2026, 11, 16);

    private static final String VENDORS = "vendors-";
    private static final String NAME_RULE = "the market's name '%s' must be 1 to 40 of a-z, 0-9 and single dashes";

    private final Markets markets;
    private final Desks desks;
    private final MarketMembers members;
    private final Sources sources;

    DeskMarkets(Markets markets, Desks desks, MarketMembers members, Sources sources) {
        this.markets = markets;
        this.desks = desks;
        this.members = members;
        this.sources = sources;
    }

    /**
     * Registers the market of a desk whose data vendors deliver.
     *
     * @param symbols tickers that the desk may trade
     * @param chains sources by kind of data, as a person wrote them
     * @param today from which day on these are the symbols
     * @throws IllegalArgumentException with a sentence that says what to correct
     */
    public String vendors(
            String desk,
            List<String> symbols,
            Map<String, List<String>> chains,
            @Nullable String benchmark,
            LocalDate today) {
        Map<DataKind, List<String>> named = new EnumMap<>(DataKind.class);
        chains.forEach((kind, names) -> named.put(SourceChains.kind(kind), names));
        SourceChains order = new SourceChains(named);
        sources.problem(order).ifPresent(problem -> {
            throw new IllegalArgumentException("bellwether.desk.sources: " + problem);
        });
        Set<Symbol> listed = new TreeSet<>();
        symbols.forEach(ticker -> listed.add(symbol("bellwether.desk.symbols", ticker)));
        Optional<Symbol> yardstick =
                Optional.ofNullable(benchmark).map(ticker -> symbol("bellwether.desk.benchmark", ticker));
        yardstick.ifPresent(listed::remove);
        String id = VENDORS + DataFolder.slug(desk);
        markets.register(id, Market.Kind.VENDORS, order.text(), yardstick);
        members.set(id, listed, today);
        return id;
    }

    private static Symbol symbol(String key, String text) {
        String ticker = text.strip().toUpperCase(Locale.ROOT);
        if (!Symbol.isValid(ticker)) {
            throw new IllegalArgumentException("%s: '%s' is no ticker".formatted(key, text));
        }
        return new Symbol(ticker);
    }

    public String simulated(long seed) {
        return markets.register("simulated-" + seed, Market.Kind.SIMULATED, String.valueOf(seed), Optional.empty())
                .id();
    }

    private static boolean isName(String name) {
        return name.equals(DataFolder.slug(name));
    }

    /** @throws ParameterException when a person's name for a market cannot be one */
    public static void requireName(CommandSpec spec, String name) {
        if (!isName(name.replaceFirst("^(" + VENDORS + "|files-)", ""))) {
            throw new ParameterException(spec.commandLine(), NAME_RULE.formatted(name));
        }
    }

    /**
     * A market of vendors to fill with bars of the past, made where it is missing. Where no desk trades on it the symbols
     * become its own; what a desk trades is not changed by filling its market.
     *
     * @param name of the market, or its id
     * @throws IllegalArgumentException when the name cannot be one
     */
    public Market toFill(String name, Set<Symbol> symbols, LocalDate today) {
        String id = name.startsWith(VENDORS) ? name : VENDORS + name;
        if (!isName(id.substring(VENDORS.length()))) {
            throw new IllegalArgumentException(NAME_RULE.formatted(name));
        }
        Market market = markets.registerIfFree(
                new Market(id, Market.Kind.VENDORS, SourceChains.DEFAULT.text(), Optional.empty()));
        boolean traded = desks.all().stream().anyMatch(desk -> desk.market().equals(id));
        if (!traded) {
            Set<Symbol> all = new TreeSet<>(members.on(id, today));
            all.addAll(symbols);
            members.set(id, all, today);
        }
        return market;
    }

    /**
     * A market that is there, by its id or by the name that a person gave it.
     *
     * @throws PermanentFault when there is none of them
     */
    public Market named(String name) {
        return Stream.of(name, VENDORS + name, "files-" + name)
                .flatMap(id -> find(id).stream())
                .findFirst()
                .orElseThrow(() -> new PermanentFault(
                        "there is no market '%s': make it with data import or data download, or name simulated-<seed>"
                                .formatted(name)));
    }

    private Optional<Market> find(String id) {
        try {
            return Optional.of(markets.get(id));
        } catch (PermanentFault none) {
            return Optional.empty();
        }
    }

    /** Registers a folder of daily bars under a name that is made from the folder's. */
    public String files(Path folder, @Nullable String benchmark) {
        return files(folder, benchmark, null);
    }

    /**
     * Registers a folder of daily bars, or one file of them. A folder is one market, whatever it is called: a second folder of the same name
     * gets an id of its own. Under a name that the user gives the market moves with its folder, but not to another folder
     * while the first is still there.
     *
     * @param name what the user calls the market; absent means by the name of the folder
     */
    public String files(Path folder, @Nullable String benchmark, @Nullable String name) {
        if (!Files.exists(folder)) {
            throw new IllegalArgumentException(
                    "there is no folder %s; name a folder with one file of daily bars per symbol".formatted(folder));
        }
        Path real = DataFolder.real(folder);
        Optional<Symbol> yardstick =
                Optional.ofNullable(benchmark).map(text -> new Symbol(text.toUpperCase(Locale.ROOT)));
        String id = name == null ? idOf(folder, real, yardstick) : idNamed(name, real, yardstick);
        return markets.register(id, Market.Kind.FILES, real.toString(), yardstick)
                .id();
    }

    private String idOf(Path folder, Path real, Optional<Symbol> yardstick) {
        String asNamed = folder.toAbsolutePath().normalize().toString();
        return markets.findByFolder(real.toString())
                .or(() -> markets.findByFolder(asNamed))
                .map(Market::id)
                .orElseGet(() -> {
                    String id = DataFolder.marketId(real);
                    Market taken =
                            markets.registerIfFree(new Market(id, Market.Kind.FILES, real.toString(), yardstick));
                    return taken.location().equals(real.toString()) ? id : id + "-" + hash(real);
                });
    }

    private String idNamed(String name, Path real, Optional<Symbol> yardstick) {
        String id = name.startsWith("files-") ? name : "files-" + name;
        if (!isName(id.substring("files-".length()))) {
            throw new IllegalArgumentException(NAME_RULE.formatted(name));
        }
        Market taken = markets.registerIfFree(new Market(id, Market.Kind.FILES, real.toString(), yardstick));
        boolean another = !taken.location().equals(real.toString());
        if (another && Files.exists(Path.of(taken.location()))) {
            throw new IllegalArgumentException(
                    "market %s is the folder %s; give %s another name".formatted(id, taken.location(), real));
        }
        return id;
    }

    private static String hash(Path real) {
        return Sha256.of(real.toString()).substring(0, 8);
    }
}
