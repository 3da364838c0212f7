package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import io.bellwether.platform.vendor.VendorFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Asks sources one after the other, each for what is still missing. Of a source that fails in a way that the next request
 * does not mend, or twice in a row, nothing more is asked.
 *
 * @param <S> what the sources have
 * @param <T> what one of them has of a symbol
 */
final class Chain<S extends MarketSource, T> {
    /** Faults after which the rest of a source's turn is saved. */
    private static final int FAULTS = 2;

    private static final Set<VendorFault.Kind> LASTING = EnumSet.of(
            VendorFault.Kind.OFF,
            VendorFault.Kind.NO_KEY,
            VendorFault.Kind.KEY_REFUSED,
            VendorFault.Kind.BUDGET_SPENT,
            VendorFault.Kind.PAUSED,
            VendorFault.Kind.BLOCKED,
            VendorFault.Kind.THROTTLED);

    private final List<S> sources;
    private final ToIntFunction<S> most;
    private final BiFunction<S, List<Symbol>, Map<Symbol, T>> ask;
    private final Judge<T> judge;
    private final Map<Symbol, Found<T>> found = new HashMap<>();
    private final Map<Symbol, List<Passed>> passed = new LinkedHashMap<>();

    /** Says why what a source has of a symbol does not do; empty when it does. */
    @FunctionalInterface
    interface Judge<T> {
        String refusal(Symbol symbol, T answer);
    }

    /**
     * What was found of a symbol.
     *
     * @param source who had it
     */
    record Found<T>(String source, T answer) {}

    /**
     * @param sources in the order in which they are asked
     * @param most symbols that one call of a source takes
     * @param ask makes the call; a symbol that is unknown is missing in what it returns
     */
    Chain(List<S> sources, ToIntFunction<S> most, BiFunction<S, List<Symbol>, Map<Symbol, T>> ask, Judge<T> judge) {
        this.sources = sources;
        this.most = most;
        this.ask = ask;
        this.judge = judge;
    }

    /** Asks for the symbols until each has an answer that does, or no source is left. */
    void run(Collection<Symbol> symbols) {
        Set<Symbol> missing = new LinkedHashSet<>(symbols);
        for (S source : sources) {
            if (missing.isEmpty()) {
                return;
            }
            missing.removeAll(ask(source, List.copyOf(missing)));
        }
    }

    /** The rows of a source by symbol. Each symbol has an answer: a source that was asked and has none says that there are none. */
    static <R> Map<Symbol, List<R>> bySymbol(
            List<Symbol> symbols, List<R> rows, Function<R, Optional<Symbol>> symbolOf) {
        Map<Symbol, List<R>> by = new HashMap<>();
        symbols.forEach(symbol -> by.put(symbol, new ArrayList<>()));
        for (R row : rows) {
            symbolOf.apply(row).map(by::get).ifPresent(ofSymbol -> ofSymbol.add(row));
        }
        return by;
    }

    /** What was found, by symbol. */
    Map<Symbol, Found<T>> found() {
        return found;
    }

    /** The sources that did not deliver the symbol, in the order in which they were asked. */
    List<Passed> passed(Symbol symbol) {
        return List.copyOf(passed.getOrDefault(symbol, List.of()));
    }

    private Set<Symbol> ask(S source, List<Symbol> missing) {
        Set<Symbol> had = new LinkedHashSet<>();
        int size = most.applyAsInt(source);
        int faults = 0;
        String why = "";
        for (int i = 0; i < missing.size(); i += size) {
            List<Symbol> some = missing.subList(i, Math.min(missing.size(), i + size));
            if (faults >= FAULTS) {
                pass(source, some, why);
                continue;
            }
            try {
                had.addAll(take(source, some, ask.apply(source, some)));
                faults = 0;
            } catch (VendorFault e) {
                why = String.valueOf(e.getMessage());
                faults = LASTING.contains(e.kind()) ? FAULTS : faults + 1;
                pass(source, some, why);
            }
        }
        return had;
    }

    private List<Symbol> take(S source, List<Symbol> some, Map<Symbol, T> answers) {
        List<Symbol> had = new ArrayList<>();
        for (Symbol symbol : some) {
            T answer = answers.get(symbol);
            String refusal = answer == null ? "does not know " + symbol : judge.refusal(symbol, answer);
            if (answer != null && refusal.isEmpty()) {
                found.put(symbol, new Found<>(source.name(), answer));
                had.add(symbol);
            } else {
                pass(source, List.of(symbol), refusal);
            }
        }
        return had;
    }

    private void pass(S source, List<Symbol> symbols, String why) {
        symbols.forEach(
                symbol -> passed.computeIfAbsent(symbol, s -> new ArrayList<>()).add(new Passed(source.name(), why)));
    }
}
