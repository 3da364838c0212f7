package io.bellwether.marketdata.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataCheck;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.marketdata.domain.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What companies filed forbids to buy their shares for a while. */
class BuyableDataTest {
    private static final Instant NOW = Instant.parse("2026-11-30T14:30:00Z");
    private static final QualityLimits LIMITS = new QualityLimits(BigDecimal.ONE, false, new BigDecimal("0.005"), 0);
    private static final Symbol ABC = new Symbol("ABC");

    private final List<Filing> filed = new ArrayList<>();

    @Test
    void anOfferingForbidsToBuyAndSaysWhichPaper() {
        file("424B5", List.of(), "2026-11-27T21:05:00Z");

        assertThat(refusals(NOW))
                .containsExactly(
                        Map.entry(
                                ABC,
                                "new shares are sold, which dilutes the old ones (form 424B5 of 2026-11-27, until 2026-12-07)"));
    }

    @Test
    void aWarningForbidsNothing() {
        file("8-K", List.of("4.01"), "2026-11-27T21:05:00Z");

        assertThat(refusals(NOW)).isEmpty();
    }

    @Test
    void theVetoEndsWithItsDay() {
        file("424B5", List.of(), "2026-11-27T21:05:00Z");

        assertThat(refusals(Instant.parse("2026-12-07T14:30:00Z"))).containsOnlyKeys(ABC);
        assertThat(refusals(Instant.parse("2026-12-08T14:30:00Z"))).isEmpty();
    }

    private void file(String form, List<String> items, String acceptedAt) {
        filed.add(new Filing(
                ABC, "0001104659-26-000001", form, items, Instant.parse(acceptedAt), "https://www.sec.gov/x"));
    }

    private Map<Symbol, String> refusals(Instant asOf) {
        return new BuyableData(new NoVerdicts(), new NoIssues(), new Filed(), LIMITS).refusals("m", asOf);
    }

    private final class Filed implements Filings {
        @Override
        public void put(Market market, List<Filing> filings, Instant asOf) {
            filed.addAll(filings);
        }

        @Override
        public List<Filing> since(String market, Instant from, Instant asOf) {
            return filed.stream()
                    .filter(one -> !one.acceptedAt().isBefore(from)
                            && !one.acceptedAt().isAfter(asOf))
                    .toList();
        }
    }

    private static final class NoVerdicts implements DataVerdicts {
        @Override
        public void record(DataCheck check) {}

        @Override
        public Optional<DataCheck> find(String market, Instant asOf) {
            return Optional.empty();
        }
    }

    private static final class NoIssues implements DataIssues {
        @Override
        public Set<Symbol> blockedSymbols(String market, Instant asOf) {
            return Set.of();
        }

        @Override
        public void record(List<DataIssue> issues) {}

        @Override
        public void replaceFileIssues(Market market, List<DataIssue> issues, Instant asOf) {}

        @Override
        public List<DataIssue> list(String market, int limit) {
            return List.of();
        }

        @Override
        public void recordFiles(String market, DataFiles files) {}

        @Override
        public DataFiles files(String market) {
            return DataFiles.NONE;
        }

        @Override
        public boolean stoodIn(String market, String fallback, LocalDate date) {
            return false;
        }
    }
}
