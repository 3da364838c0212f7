package io.bellwether.marketdata.domain;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a filing means to somebody who trades micro caps: whether it forbids to buy or calls for care, why, and for how long.
 * The days are calendar days after the one on which it was accepted, in New York. They are rules of thumb: an offering is
 * over in a week or two, a late report is due within 15 (annual) or 5 days (quarterly) and is often late again, a company has
 * 180 days to cure most deficiencies of its listing and few sellers wait for that, numbers that nobody may rely on take half
 * a year to come anew, and after a bankruptcy or a delisting nothing is as it was.
 */
public final class FilingVeto {
    private static final int OFFERING = 10;
    private static final int SPLIT = 20;
    private static final int LATE_QUARTER = 20;
    private static final int LATE_YEAR = 30;
    private static final int QUARTER = 90;
    private static final int HALF_A_YEAR = 180;
    private static final int A_YEAR = 365;

    private static final Rule SHELF =
            Rule.veto(OFFERING, "new shares are registered for sale, which dilutes the old ones");
    private static final Rule PRICED = Rule.veto(OFFERING, "new shares are sold, which dilutes the old ones");
    private static final Rule NO_YEAR = Rule.veto(LATE_YEAR, "the annual report is late");
    private static final Rule NO_QUARTER = Rule.veto(LATE_QUARTER, "the quarterly report is late");
    private static final Rule LEAVES = Rule.veto(A_YEAR, "the shares leave the exchange");
    private static final Rule DEREGISTERED = Rule.veto(A_YEAR, "the company will report no more");

    private static final Map<String, Rule> FORMS = Map.ofEntries(
            Map.entry("S-1", SHELF),
            Map.entry("S-3", SHELF),
            Map.entry("F-1", SHELF),
            Map.entry("F-3", SHELF),
            Map.entry("S-3ASR", Rule.warning(OFFERING, "a seasoned issuer may sell new shares at any time")),
            Map.entry("F-3ASR", Rule.warning(OFFERING, "a seasoned issuer may sell new shares at any time")),
            Map.entry("424B1", PRICED),
            Map.entry("424B2", Rule.warning(OFFERING, "securities are sold from a shelf")),
            Map.entry("424B3", Rule.warning(OFFERING, "holders may sell their shares to the public")),
            Map.entry("424B4", PRICED),
            Map.entry("424B5", PRICED),
            Map.entry("NT 10-K", NO_YEAR),
            Map.entry("NT 20-F", NO_YEAR),
            Map.entry("NT 10-Q", NO_QUARTER),
            Map.entry("25", LEAVES),
            Map.entry("25-NSE", LEAVES),
            Map.entry("15-12B", DEREGISTERED),
            Map.entry("15-12G", DEREGISTERED),
            Map.entry("15-15D", DEREGISTERED),
            Map.entry("15F-12B", DEREGISTERED),
            Map.entry("15F-12G", DEREGISTERED),
            Map.entry("15F-15D", DEREGISTERED));

    /** The graver ones first. */
    private static final List<Map.Entry<String, Rule>> ITEMS = List.of(
            Map.entry("1.03", Rule.veto(A_YEAR, "bankruptcy or receivership (8-K 1.03)")),
            Map.entry("4.02", Rule.veto(HALF_A_YEAR, "earlier reports are not to be relied on (8-K 4.02)")),
            Map.entry("3.01", Rule.veto(QUARTER, "the listing is in danger or moves (8-K 3.01)")),
            Map.entry("2.04", Rule.veto(QUARTER, "a debt is called early (8-K 2.04)")),
            Map.entry("3.02", Rule.warning(OFFERING, "shares were sold without registration (8-K 3.02)")),
            Map.entry("4.01", Rule.warning(QUARTER, "the auditor changes (8-K 4.01)")));

    private static final Rule REVERSE_SPLIT = Rule.veto(
            SPLIT, "the articles and the rights of holders change, as for a reverse split (8-K 3.03 and 5.03)");
    private static final Rule RIGHTS = Rule.warning(SPLIT, "the rights of holders change (8-K 3.03)");
    private static final Rule ARTICLES =
            Rule.warning(SPLIT, "the articles change, which may be a reverse split (8-K 5.03)");

    private FilingVeto() {}

    /** How grave it is. */
    public enum Grade {
        /** nothing new is bought */
        VETO,
        /** a person would look first */
        WARNING
    }

    /**
     * What a filing means.
     *
     * @param filing which one
     * @param grade how grave it is
     * @param reason a sentence for a person
     * @param until last day on which it counts, in New York
     */
    public record Finding(Filing filing, Grade grade, String reason, LocalDate until) {}

    private record Rule(Grade grade, int days, String reason) {
        static Rule veto(int days, String reason) {
            return new Rule(Grade.VETO, days, reason);
        }

        static Rule warning(int days, String reason) {
            return new Rule(Grade.WARNING, days, reason);
        }
    }

    /**
     * What the filing means at a moment; empty when it means nothing, not yet, or no more.
     *
     * @param asOf [UTC]
     */
    public static Optional<Finding> of(Filing filing, Instant asOf) {
        if (filing.acceptedAt().isAfter(asOf)) {
            return Optional.empty();
        }
        LocalDate today = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
        LocalDate accepted = filing.acceptedAt().atZone(ExchangeCalendar.ZONE).toLocalDate();
        return rule(filing)
                .map(rule -> new Finding(filing, rule.grade(), rule.reason(), accepted.plusDays(rule.days())))
                .filter(finding -> !today.isAfter(finding.until()));
    }

    private static Optional<Rule> rule(Filing filing) {
        if (!filing.baseForm().equals("8-K")) {
            return Optional.ofNullable(FORMS.get(filing.baseForm()));
        }
        Set<String> items = Set.copyOf(filing.items());
        Optional<Rule> found = ITEMS.stream()
                .filter(one -> items.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        Optional<Rule> change = change(items);
        boolean graver = change.filter(rule -> rule.grade() == Grade.VETO).isPresent()
                && found.filter(rule -> rule.grade() == Grade.VETO).isEmpty();
        return graver ? change : found.or(() -> change);
    }

    private static Optional<Rule> change(Set<String> items) {
        boolean rights = items.contains("3.03");
        boolean articles = items.contains("5.03");
        if (rights && articles) {
            return Optional.of(REVERSE_SPLIT);
        }
        return rights ? Optional.of(RIGHTS) : articles ? Optional.of(ARTICLES) : Optional.empty();
    }
}
