package io.bellwether.marketdata.fred;

import io.bellwether.marketdata.app.source.MacroSource;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.MacroValue;
import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorReply;
import io.bellwether.platform.vendor.VendorRequest;
import io.bellwether.platform.vendor.Vendors;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** FRED, the archive of the Federal Reserve Bank of St. Louis. A page ends after 100,000 values. */
@Component
final class FredSource implements MacroSource {
    private static final String MOST_VALUES = "100000";

    /** What was known on a day does not change, save that it comes late. */
    private static final Duration KEPT = Duration.ofHours(2);

    private final VendorHttp line;
    private final int mostValues;

    FredSource(Vendors vendors) {
        line = vendors.line("fred");
        mostValues = Integer.parseInt(line.settings().options().getOrDefault("most-values", MOST_VALUES));
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
    public Optional<List<MacroValue>> observations(String series, DateRange days, LocalDate knownOn) {
        List<MacroValue> values = new ArrayList<>();
        for (int offset = 0; ; offset += mostValues) {
            Optional<Page> page = page(series, days, knownOn, offset);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            values.addAll(page.get().values());
            if (offset + page.get().rows() >= page.get().count()) {
                return Optional.of(values);
            }
        }
    }

    /**
     * A part of the values.
     *
     * @param values those that are there
     * @param rows of the page, the ones without a value included
     * @param count rows of all pages
     */
    private record Page(List<MacroValue> values, int rows, long count) {}

    private Optional<Page> page(String series, DateRange days, LocalDate knownOn, int offset) {
        VendorRequest request = VendorRequest.of("/fred/series/observations")
                .with("series_id", series)
                .with("realtime_start", knownOn)
                .with("realtime_end", knownOn)
                .with("observation_start", days.first())
                .with("observation_end", days.last().isAfter(knownOn) ? knownOn : days.last())
                .with("sort_order", "asc")
                .with("limit", mostValues)
                .with("offset", offset)
                .with("file_type", "json")
                .withSecret("api_key", line.settings().key().orElse(""));
        return line.get(request, KEPT, reply -> {
            if (reply.status() == 400 && said(reply).contains("series does not exist")) {
                return Optional.empty();
            }
            VendorPart answer = expectOk(reply).parts();
            List<VendorPart> rows = answer.field("observations").list();
            long count = answer.field("count").whole();
            if (rows.size() != Math.min(mostValues, Math.max(0, count - offset))) {
                throw answer.field("count").changed("as many values as it counts");
            }
            List<MacroValue> values = new ArrayList<>();
            for (VendorPart row : rows) {
                requireKnown(row, knownOn);
                if (!row.field("value").text().equals(".")) {
                    values.add(new MacroValue(
                            series, row.field("date").date(), row.field("value").number(), knownOn));
                }
            }
            return Optional.of(new Page(values, rows.size(), count));
        });
    }

    /** A value that was published later than asked for would be knowledge of the future. */
    private static void requireKnown(VendorPart row, LocalDate knownOn) {
        if (row.field("realtime_start").date().isAfter(knownOn)) {
            throw row.field("realtime_start").changed("a day until " + knownOn);
        }
    }

    private VendorReply expectOk(VendorReply reply) {
        if (reply.status() == 400 && said(reply).contains("api_key")) {
            throw line.fault(VendorFault.Kind.KEY_REFUSED, "%s answered 400: %s".formatted(name(), reply.beginning()));
        }
        return line.expectOk(reply);
    }

    private static String said(VendorReply reply) {
        return reply.beginning().toLowerCase(Locale.ROOT);
    }
}
