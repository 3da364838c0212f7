package io.bellwether.reporting.domain.whatif;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.reporting.domain.whatif.JudgedTrade.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record replayed through the gate.
 *
 * @param desk whose record and limits
 * @param market data set it was judged on
 * @param trades every trade, in order
 * @param asTraded what the record made
 * @param asAllowed what would have been left
 */
public record WhatIf(
        DeskId desk,
        String market,
        List<JudgedTrade> trades,
        ReplayedBook.Outcome asTraded,
        ReplayedBook.Outcome asAllowed) {
    public WhatIf {
        trades = List.copyOf(trades);
    }

    /** Trades of an outcome. */
    public long count(Outcome outcome) {
        return trades.stream().filter(trade -> trade.outcome() == outcome).count();
    }

    /** How many trades each rule or bound stands against, by its name. */
    public Map<String, Integer> byRule() {
        Map<String, Integer> counts = new TreeMap<>();
        trades.forEach(trade -> trade.rules().forEach(rule -> counts.merge(rule, 1, Integer::sum)));
        return counts;
    }

    /** What the gate would have added to the profit [USD]; negative when it would have cost some. */
    public Money difference() {
        return asAllowed.profit().minus(asTraded.profit());
    }
}
