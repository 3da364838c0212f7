package io.bellwether.marketdata.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import io.bellwether.platform.vendor.VendorFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources asked one after the other, each for what is still missing. */
class ChainTest {
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Map<String, String>> has = new HashMap<>();
    private final Map<String, List<VendorFault.Kind>> faults = new HashMap<>();

    @Test
    void eachSourceIsAskedForWhatTheOnesBeforeDidNotHave() {
        has.put("one", Map.of("A", "1", "C", "1"));
        has.put("two", Map.of("A", "2", "B", "2"));
        Chain<MarketSource, String> chain = run(2, "A", "B", "C", "D");

        assertThat(asked).containsExactly("one A,B", "one C,D", "two B,D");
        assertThat(chain.found())
                .isEqualTo(Map.of(
                        symbol("A"), new Chain.Found<>("one", "1"),
                        symbol("B"), new Chain.Found<>("two", "2"),
                        symbol("C"), new Chain.Found<>("one", "1")));
        assertThat(chain.passed(symbol("A"))).isEmpty();
        assertThat(chain.passed(symbol("B"))).containsExactly(new Passed("one", "does not know B"));
        assertThat(chain.passed(symbol("D")))
                .containsExactly(new Passed("one", "does not know D"), new Passed("two", "does not know D"));
    }

    @Test
    void ofASourceWhoseBudgetIsSpentNothingMoreIsAsked() {
        faults.put("one", List.of(VendorFault.Kind.BUDGET_SPENT));
        has.put("two", Map.of("A", "2", "B", "2", "C", "2"));
        Chain<MarketSource, String> chain = run(1, "A", "B", "C");

        assertThat(asked).containsExactly("one A", "two A", "two B", "two C");
        assertThat(chain.passed(symbol("C"))).containsExactly(new Passed("one", "one: BUDGET_SPENT"));
    }

    @Test
    void oneFaultIsForgivenAndTwoInARowAreNot() {
        faults.put("one", List.of(VendorFault.Kind.UNREACHABLE));
        has.put("one", Map.of("B", "1", "C", "1"));
        has.put("two", Map.of("A", "2", "D", "2"));
        Chain<MarketSource, String> forgiven = run(1, "A", "B", "C");

        assertThat(forgiven.found().keySet().stream().map(Symbol::value)).containsExactlyInAnyOrder("A", "B", "C");
        assertThat(forgiven.found().get(symbol("C")).source()).isEqualTo("one");

        asked.clear();
        faults.put("one", List.of(VendorFault.Kind.MALFORMED, VendorFault.Kind.MALFORMED));
        run(1, "A", "D", "B");
        assertThat(asked).containsExactly("one A", "one D", "two A", "two D", "two B");
    }

    @Test
    void anAnswerThatDoesNotDoIsPassedWithItsReason() {
        has.put("one", Map.of("A", "old"));
        has.put("two", Map.of("A", "new"));
        Chain<MarketSource, String> chain = run(9, "A");

        assertThat(chain.found().get(symbol("A"))).isEqualTo(new Chain.Found<>("two", "new"));
        assertThat(chain.passed(symbol("A"))).containsExactly(new Passed("one", "is old"));
    }

    private Chain<MarketSource, String> run(int most, String... symbols) {
        Chain<MarketSource, String> chain = new Chain<>(
                List.of(source("one"), source("two")),
                source -> most,
                this::answer,
                (symbol, answer) -> answer.equals("old") ? "is old" : "");
        chain.run(Stream.of(symbols).map(ChainTest::symbol).toList());
        return chain;
    }

    private Map<Symbol, String> answer(MarketSource source, List<Symbol> symbols) {
        asked.add(source.name() + " "
                + String.join(",", symbols.stream().map(Symbol::value).toList()));
        List<VendorFault.Kind> left = new ArrayList<>(faults.getOrDefault(source.name(), List.of()));
        if (!left.isEmpty()) {
            VendorFault.Kind kind = left.removeFirst();
            faults.put(source.name(), left);
            throw new VendorFault(source.name(), kind, source.name() + ": " + kind);
        }
        Map<Symbol, String> found = new HashMap<>();
        symbols.forEach(symbol -> Optional.ofNullable(
                        has.getOrDefault(source.name(), Map.of()).get(symbol.value()))
                .ifPresent(answer -> found.put(symbol, answer)));
        return found;
    }

    private static Symbol symbol(String ticker) {
        return new Symbol(ticker);
    }

    private static MarketSource source(String name) {
        return new MarketSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> lacks() {
                return Optional.empty();
            }
        };
    }
}
