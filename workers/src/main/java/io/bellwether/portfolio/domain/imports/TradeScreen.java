package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives the trades of a file their natural keys and takes out those that cannot be, before anything is booked. */
final class TradeScreen {
    private final Map<String, SourceTrade> byId = new HashMap<>();
    private final Map<String, SourceTrade> byContent = new HashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Findings findings;
    private Set<String> contradicted = Set.of();

    TradeScreen(Findings findings) {
        this.findings = findings;
    }

    /** The trades as in the file. */
    List<RecordRow.Trade> keyed(List<SourceTrade> trades, int run) {
        contradicted = contradicted(trades);
        List<RecordRow.Trade> kept = new ArrayList<>();
        LocalDate latest = LocalDate.MIN;
        for (SourceTrade trade : trades) {
            if (!TradingDays.isKnown(calendar, trade.date())) {
                findings.about(trade, Kind.NOT_A_TRADING_DAY, Treatment.REFUSED, TradingDays.none(trade.date()));
            } else if (isFirst(trade)) {
                if (trade.date().isBefore(latest)) {
                    findings.about(
                            trade,
                            Kind.OUT_OF_ORDER,
                            Treatment.LISTED,
                            "stands behind a row of " + latest + "; booked on its own day");
                }
                latest = latest.isAfter(trade.date()) ? latest : trade.date();
                kept.add(new RecordRow.Trade(key(trade), run, trade));
            }
        }
        return kept;
    }

    private boolean isFirst(SourceTrade trade) {
        if (trade.id().isEmpty()) {
            SourceTrade earlier = byContent.putIfAbsent(moment(trade) + trade.reason(), trade);
            if (earlier != null) {
                findings.about(
                        trade,
                        Kind.DUPLICATE_ROW,
                        Treatment.LISTED,
                        "says the same as line " + earlier.at().line() + "; taken as a trade of its own");
            }
            return true;
        }
        String id = trade.id().get();
        SourceTrade earlier = byId.putIfAbsent(id, trade);
        if (contradicted.contains(id)) {
            findings.about(
                    trade,
                    Kind.CONTRADICTION,
                    Treatment.REFUSED,
                    "rows with the id %s say different things; none of them is booked".formatted(id));
            return false;
        }
        if (earlier != null) {
            findings.about(
                    trade,
                    Kind.DUPLICATE_ROW,
                    Treatment.REFUSED,
                    "is the row with the id %s of line %d once more"
                            .formatted(id, earlier.at().line()));
        }
        return earlier == null;
    }

    /** Which of two rows is right nobody knows. */
    private static Set<String> contradicted(List<SourceTrade> trades) {
        Map<String, SourceTrade> first = new HashMap<>();
        Set<String> found = new HashSet<>();
        for (SourceTrade trade : trades) {
            trade.id().ifPresent(id -> {
                SourceTrade other = first.putIfAbsent(id, trade);
                if (other != null && !saysTheSame(other, trade)) {
                    found.add(id);
                }
            });
        }
        return found;
    }

    /** Whether two rows of one key are the same trade. */
    static boolean saysTheSame(SourceTrade one, SourceTrade other) {
        return one.content().equals(other.content())
                && one.fee().equals(other.fee())
                && one.time().equals(other.time());
    }

    private String key(SourceTrade trade) {
        return trade.id()
                .map(id -> "id:" + id)
                .orElseGet(() -> moment(trade) + ":" + occurrences.merge(moment(trade), 1, Integer::sum));
    }

    /** The same shares at the same price at another time of the day are another trade. */
    private static String moment(SourceTrade trade) {
        return trade.content() + trade.time().map(time -> "@" + time).orElse("");
    }
}
