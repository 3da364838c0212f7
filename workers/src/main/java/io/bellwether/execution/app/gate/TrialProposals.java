package io.bellwether.execution.app.gate;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.gate.ProposalResult;
import io.bellwether.risk.domain.gate.RiskGate;
import io.bellwether.risk.domain.sizing.SizeBound;
import io.bellwether.risk.domain.sizing.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proposals that nobody made, and what the rules say of them. */
final class TrialProposals {
    private static final int CERTAIN = 100;

    private final Map<Key, List<Refused>> refused = new LinkedHashMap<>();
    private final List<BindingFacts.Most> most = new ArrayList<>();

    private record Key(Action action, RuleName rule, String detail) {}

    private record Refused(Symbol symbol, Map<String, BigDecimal> numbers) {}

    /** Asks for a purchase as large as may be and, where the symbol is held, for a sale of all of it. */
    void ask(Symbol symbol, RiskInputs input) {
        ProposalResult purchase = judge(symbol, Action.BUY, input);
        refusals(purchase);
        purchase.sizing().ifPresent(sizing -> most.add(size(symbol, sizing, input)));
        if (input.portfolio().position(symbol).isPresent()) {
            refusals(judge(symbol, Action.SELL, input));
        }
    }

    private static ProposalResult judge(Symbol symbol, Action action, RiskInputs input) {
        ProposedTrade trade = new ProposedTrade(
                1,
                action,
                symbol,
                Optional.empty(),
                Optional.empty(),
                OrderType.MARKET,
                Optional.empty(),
                Optional.empty(),
                CERTAIN,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                1,
                "",
                "",
                "");
        return RiskGate.run(input.proposing(List.of(trade))).results().getFirst();
    }

    /** What rules say of a symbol that they do not know or have no price of says nothing more. */
    private void refusals(ProposalResult result) {
        Symbol symbol = result.trade().symbol();
        for (RuleVerdict verdict : result.verdicts()) {
            if (!verdict.passed() && verdict.rule() != RuleName.SIZING) {
                String words = withoutName(verdict.detail(), symbol);
                refused.computeIfAbsent(
                                new Key(result.trade().action(), verdict.rule(), words), key -> new ArrayList<>())
                        .add(new Refused(symbol, verdict.numbers()));
                if (verdict.rule() == RuleName.KNOWN_SYMBOL) {
                    return;
                }
            }
        }
    }

    private static String withoutName(String detail, Symbol symbol) {
        return detail.contains(symbol.value())
                ? detail.replaceAll("\\b" + Pattern.quote(symbol.value()) + "\\b", "the symbol")
                : detail;
    }

    /** A purchase that costs too much of what it moves is refused of targets only; an advisor's is weighed by its edge. */
    private static BindingFacts.Most size(Symbol symbol, Sizing sizing, RiskInputs input) {
        Optional<Sizing.Without> fees = sizing.without().filter(without -> sizing.binding() == SizeBound.FEES);
        BigDecimal shares =
                fees.map(Sizing.Without::quantity).orElseGet(sizing::quantity).value();
        SizeBound by = fees.map(Sizing.Without::next).orElseGet(sizing::binding);
        BigDecimal price = Optional.ofNullable(input.market().get(symbol))
                .flatMap(SymbolNumbers::price)
                .map(Price::value)
                .orElse(BigDecimal.ZERO);
        return new BindingFacts.Most(symbol, shares.multiply(price).setScale(0, RoundingMode.DOWN), by.name());
    }

    List<BindingFacts.Most> most() {
        return List.copyOf(most);
    }

    /** Refusals in the order of the rules as they were met, each once with all its symbols. */
    List<BindingFacts.Refusal> refusals() {
        return refused.entrySet().stream()
                .map(entry -> new BindingFacts.Refusal(
                        entry.getKey().action(),
                        entry.getKey().rule().name(),
                        entry.getKey().detail(),
                        common(entry.getValue()),
                        entry.getValue().stream().map(Refused::symbol).toList()))
                .toList();
    }

    private static Map<String, BigDecimal> common(List<Refused> all) {
        Map<String, BigDecimal> common = new LinkedHashMap<>(all.getFirst().numbers());
        all.forEach(one -> common.entrySet()
                .removeIf(number ->
                        number.getValue().compareTo(one.numbers().getOrDefault(number.getKey(), BigDecimal.ZERO))
                                != 0));
        return common;
    }
}
