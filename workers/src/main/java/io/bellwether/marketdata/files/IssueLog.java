package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataIssue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The issues of one file, in the order they were found; beyond 1000 they are counted by kind instead of listed. */
final class IssueLog {
    static final int LISTED = 1000;

    private final String market;
    private final Optional<Symbol> symbol;
    private final String file;
    private final List<DataIssue> listed = new ArrayList<>();
    private final Map<DataIssue.Kind, Integer> counted = new TreeMap<>();

    IssueLog(String market, Optional<Symbol> symbol, String file) {
        this.market = market;
        this.symbol = symbol;
        this.file = file;
    }

    void add(DataIssue.Kind kind, int line, @Nullable LocalDate date, String detail) {
        if (listed.size() < LISTED) {
            listed.add(new DataIssue(market, symbol, Optional.ofNullable(date), file, line, kind, detail));
        } else {
            counted.merge(kind, 1, Integer::sum);
        }
    }

    /** A possible split is always listed: it keeps the symbol from being bought. */
    void addAlways(DataIssue.Kind kind, int line, LocalDate date, String detail) {
        listed.add(new DataIssue(market, symbol, Optional.of(date), file, line, kind, detail));
    }

    List<DataIssue> issues() {
        List<DataIssue> all = new ArrayList<>(listed);
        if (!counted.isEmpty()) {
            all.add(new DataIssue(
                    market,
                    symbol,
                    Optional.empty(),
                    file,
                    0,
                    DataIssue.Kind.TOO_MANY,
                    "not listed one by one: " + counted));
        }
        return List.copyOf(all);
    }
}
