package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.FilingVeto.Finding;
import io.bellwether.marketdata.domain.FilingVeto.Grade;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilingVetoTest {
    /** Half past four in the afternoon of a Monday in New York. */
    private static final Instant ACCEPTED = Instant.parse("2026-11-30T21:30:00Z");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static Filing filing(String form, String items) {
        return new Filing(
                new Symbol("PLNE"),
                "0001104659-26-000001",
                form,
                Stream.of(items.split(",")).filter(item -> !item.isEmpty()).toList(),
                ACCEPTED,
                "https://www.sec.gov/Archives/edgar/data/1/000110465926000001/doc.htm");
    }

    private static Optional<Finding> atOnce(Filing filing) {
        return FilingVeto.of(filing, ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({
        "S-3, '', VETO, 10",
        "S-3/A, '', VETO, 10",
        "S-3ASR, '', WARNING, 10",
        "S-1, '', VETO, 10",
        "F-3, '', VETO, 10",
        "424B5, '', VETO, 10",
        "424B4, '', VETO, 10",
        "424B3, '', WARNING, 10",
        "8-K, '1.03', VETO, 365",
        "8-K, '2.04', VETO, 90",
        "8-K, '3.01,9.01', VETO, 90",
        "8-K, '3.02', WARNING, 10",
        "8-K, '3.03', WARNING, 20",
        "8-K, '5.03,9.01', WARNING, 20",
        "8-K, '3.03,5.03,9.01', VETO, 20",
        "8-K/A, '4.02', VETO, 180",
        "8-K, '4.01', WARNING, 90",
        "8-K, '3.01,1.03', VETO, 365",
        "8-K, '3.02,3.03,5.03', VETO, 20",
        "8-K, '3.01,3.03,5.03', VETO, 90",
        "NT 10-K, '', VETO, 30",
        "NT 10-Q, '', VETO, 20",
        "25, '', VETO, 365",
        "25-NSE, '', VETO, 365",
        "15-12B, '', VETO, 365",
        "15-12G, '', VETO, 365"
    })
    void whatAPersonLooksAt_countsForItsDays(String form, String items, Grade grade, int days) {
        Finding finding = atOnce(filing(form, items)).orElseThrow();
        assertThat(finding.grade()).isEqualTo(grade);
        assertThat(finding.until()).isEqualTo(DAY.plusDays(days));
        assertThat(finding.reason()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10-K", "10-Q", "4", "SC 13D", "DEF 14A", "D", "S-8", "10-12B", "253G2"})
    void anOrdinaryFiling_meansNothing(String form) {
        assertThat(atOnce(filing(form, ""))).isEmpty();
    }

    @Test
    void anOrdinaryReportOfResults_meansNothing() {
        assertThat(atOnce(filing("8-K", "2.02,9.01"))).isEmpty();
        assertThat(atOnce(filing("8-K", ""))).isEmpty();
    }

    @Test
    void itCountsFromItsAcceptance_toTheEndOfItsLastDayInNewYork() {
        Filing filing = filing("S-3", "");
        assertThat(FilingVeto.of(filing, ACCEPTED.minusSeconds(1))).isEmpty();
        assertThat(FilingVeto.of(filing, ACCEPTED)).isPresent();
        assertThat(FilingVeto.of(filing, Instant.parse("2026-12-11T04:59:59Z"))).isPresent();
        assertThat(FilingVeto.of(filing, Instant.parse("2026-12-11T05:00:00Z"))).isEmpty();
    }

    @Test
    void whatIsNoFiling_isRefused() {
        assertThatThrownBy(() ->
                        new Filing(new Symbol("PLNE"), "26-1", "8-K", List.of(), ACCEPTED, "https://www.sec.gov/x"))
                .hasMessageContaining("accession number");
        assertThatThrownBy(() -> filing("", "")).hasMessageContaining("form");
        assertThatThrownBy(() -> filing("8-K", "three")).hasMessageContaining("item");
    }
}
