package io.bellwether.marketdata.stooq;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.BarSource;
import io.bellwether.marketdata.app.source.GatheredBars;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Stooq's daily bars, adjusted for splits and dividends, one symbol a request. What does not begin with exactly the
 * documented header and end with a whole line is none: programs get a page with a challenge since 2026-07-29, which nobody
 * solves.
 */
@Component
final class StooqSource implements BarSource {
    private static final String HEADER = "Date,Open,High,Low,Close,Volume";
    private static final String NO_DATA = "No data";
    private static final String TOO_MANY = "Exceeded the daily hits limit";

    private final VendorHttp line;

    StooqSource(Vendors vendors) {
        line = vendors.line("stooq");
    }

    @Override
    public String name() {
        return line.settings().name();
    }

    @Override
    public Optional<String> lacks() {
        return line.settings().lacks();
    }

    @Override
    public Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days) {
        Map<Symbol, SourceBars> bars = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            VendorRequest request = VendorRequest.of("/q/d/l/")
                    .with("s", called(symbol))
                    .with("i", "d")
                    .with("d1", DateTimeFormatter.BASIC_ISO_DATE.format(days.first()))
                    .with("d2", DateTimeFormatter.BASIC_ISO_DATE.format(days.last()));
            line.get(request, reply -> read(line.expectOk(reply), days)).ifPresent(found -> bars.put(symbol, found));
        }
        return bars;
    }

    /** As Stooq calls it: {@code brk-b.us} for {@code BRK.B}. */
    private static String called(Symbol symbol) {
        return symbol.value().replace('.', '-').toLowerCase(Locale.ROOT) + ".us";
    }

    private Optional<SourceBars> read(VendorReply reply, DateRange days) {
        String text = reply.text();
        if (text.strip().equals(NO_DATA)) {
            return Optional.empty();
        }
        if (text.strip().startsWith(TOO_MANY)) {
            throw new VendorFault(
                    name(),
                    VendorFault.Kind.THROTTLED,
                    name() + " answered: " + reply.beginning(),
                    Optional.of(line.restOfDay()),
                    null);
        }
        if (text.isBlank()) {
            throw reply.changed("anything");
        }
        List<String> lines = text.lines().toList();
        if (!lines.get(0).equals(HEADER)) {
            throw line.fault(VendorFault.Kind.BLOCKED, "%s sent no bars but: %s".formatted(name(), reply.beginning()));
        }
        if (!text.endsWith("\n")) {
            throw reply.changed("the end of its last line");
        }
        GatheredBars bars = new GatheredBars(days);
        for (String one : lines.subList(1, lines.size())) {
            add(bars, one, reply);
        }
        return Optional.of(bars.toBars(SourceBars.Adjustment.ALL, List.of()));
    }

    private static void add(GatheredBars bars, String line, VendorReply reply) {
        String[] fields = line.split(",", -1);
        if (fields.length != 6) {
            throw reply.changed("six fields in the line '%s'".formatted(line));
        }
        bars.add(
                LocalDate.parse(fields[0]),
                new BigDecimal(fields[1]),
                new BigDecimal(fields[2]),
                new BigDecimal(fields[3]),
                new BigDecimal(fields[4]),
                new BigDecimal(fields[5]));
    }
}
