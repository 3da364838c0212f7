package io.bellwether.marketdata.alphavantage;

import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.platform.vendor.VendorHttp;
import io.bellwether.platform.vendor.VendorPart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Alpha Vantage answers every trouble with status 200 and a sentence. Words about rates are looked for first, for such a
 * sentence speaks of keys and plans as well.
 */
final class AlphaVantageErrors {
    private static final List<String> WHERE = List.of("Information", "Note", "Error Message");
    private static final Pattern RATE =
            Pattern.compile("rate limit|call frequency|requests? per|calls per|sparingly|burst|too many");
    private static final Pattern SECOND = Pattern.compile("per[ -]second|sparingly|burst");
    private static final Pattern PLAN = Pattern.compile("premium|subscribe|entitle");
    private static final Pattern KEY = Pattern.compile("api ?key");

    private final VendorHttp line;

    AlphaVantageErrors(VendorHttp line) {
        this.line = line;
    }

    /** Whether a series is not known: our requests have a fixed shape, so that nothing but the symbol can be wrong. */
    boolean saysUnknown(VendorPart answer) {
        return answer.field("Error Message")
                .findText()
                .filter(text -> text.startsWith("Invalid API call"))
                .isPresent();
    }

    /** Whether there are no headlines in the time asked for. */
    boolean saysNothingFound(VendorPart answer) {
        return answer.field("Information")
                .findText()
                .filter(text -> text.startsWith("No articles found"))
                .isPresent();
    }

    /** Passes when the answer complains of nothing. */
    void require(VendorPart answer) {
        for (String name : WHERE) {
            Optional<String> said = answer.field(name).findText();
            if (said.isPresent()) {
                throw fault(said.get());
            }
        }
    }

    private VendorFault fault(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        String message = "%s answered: %s".formatted(line.settings().name(), said);
        if (RATE.matcher(text).find()) {
            return new VendorFault(
                    line.settings().name(), VendorFault.Kind.THROTTLED, message, Optional.of(wait(text)), null);
        }
        if (PLAN.matcher(text).find()) {
            return line.fault(VendorFault.Kind.NOT_ENTITLED, message);
        }
        if (KEY.matcher(text).find()) {
            return line.fault(VendorFault.Kind.KEY_REFUSED, message);
        }
        return line.fault(VendorFault.Kind.REFUSED, message);
    }

    /** A sentence about a burst names the bounds of the day and of the plans too: the shortest one that it names counts. */
    private Duration wait(String text) {
        if (SECOND.matcher(text).find()) {
            return Duration.ofSeconds(2);
        }
        return text.contains("per day") && !text.contains("per minute") ? line.restOfDay() : Duration.ofMinutes(1);
    }
}
