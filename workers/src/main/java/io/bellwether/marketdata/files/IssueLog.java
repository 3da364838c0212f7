package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataIssue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The issues of one file, in the order they were found; beyond a number they are counted by kind instead of listed. */
final class IssueLog {
    static final int LISTED = 1000;

    private static final int LONGEST = 300;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String market;
    private final Optional<Symbol> symbol;
    private final String file;
    private final int most;
    private final List<DataIssue> listed;
    private final Map<DataIssue.Kind, Integer> counted;

    IssueLog(String market, Optional<Symbol> symbol, String file) {
        this(market, symbol, file, LISTED);
    }

    /** @param most how many are listed */
    IssueLog(String market, Optional<Symbol> symbol, String file, int most) {
        this(market, symbol, file, most, new ArrayList<>(), new TreeMap<>());
    }

    private IssueLog(
            String market,
            Optional<Symbol> symbol,
            String file,
            int most,
            List<DataIssue> listed,
            Map<DataIssue.Kind, Integer> counted) {
        this.market = market;
        this.symbol = symbol;
        this.file = printable(file);
        this.most = most;
        this.listed = listed;
        this.counted = counted;
    }

    /** The same log for what is said of one symbol. */
    IssueLog of(Symbol about) {
        return new IssueLog(market, Optional.of(about), file, most, listed, counted);
    }

    /** The same log for what stands in another file. */
    IssueLog in(String other) {
        return new IssueLog(market, symbol, other, most, listed, counted);
    }

    void add(DataIssue.Kind kind, int line, @Nullable LocalDate date, String detail) {
        if (listed.size() < most) {
            list(kind, line, date, detail);
        } else {
            counted.merge(kind, 1, Integer::sum);
        }
    }

    private void list(DataIssue.Kind kind, int line, @Nullable LocalDate date, String detail) {
        listed.add(new DataIssue(market, symbol, Optional.ofNullable(date), file, line, kind, printable(detail)));
    }

    /** A file may hold anything: no control characters, which a database refuses, and no novel. */
    static String printable(String detail) {
        String clean = CONTROL.matcher(detail).replaceAll("?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
    }

    /** What concerns a whole file or keeps a symbol from being bought is always listed. */
    void addAlways(DataIssue.Kind kind, int line, @Nullable LocalDate date, String detail) {
        list(kind, line, date, detail);
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
