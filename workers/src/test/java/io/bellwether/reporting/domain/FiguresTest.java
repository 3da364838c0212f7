package io.bellwether.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures();

    @Test
    void writesChangesWithTheirSign() {
        assertThat(figures.change(new BigDecimal("1234.5"))).isEqualTo("+$1,234.50");
        assertThat(figures.change(new BigDecimal("-12"))).isEqualTo("−$12.00");
        assertThat(figures.change(BigDecimal.ZERO)).isEqualTo("$0.00");
        assertThat(figures.percentChange(new BigDecimal("0.012345"))).isEqualTo("+1.23 %");
        assertThat(figures.percentChange(new BigDecimal("-0.00001"))).isEqualTo("0.00 %");
        assertThat(figures.points(Optional.of(new BigDecimal("-0.02")))).isEqualTo("−2.00 pp");
    }

    @Test
    void keepsThePrecisionOfPricesAndShares() {
        assertThat(figures.price(new BigDecimal("7.8"))).isEqualTo("7.80");
        assertThat(figures.price(new BigDecimal("0.5432"))).isEqualTo("0.5432");
        assertThat(figures.price(Optional.empty())).isEqualTo("–");
        assertThat(figures.shares(new BigDecimal("1200.25"))).isEqualTo("1,200.25");
    }

    @Test
    void writesWhatAnOrderAsksFor() {
        Optional<BigDecimal> five = Optional.of(new BigDecimal("5.77"));
        Optional<BigDecimal> four = Optional.of(new BigDecimal("4.9"));
        assertThat(figures.terms("MARKET", Optional.empty(), Optional.empty())).isEqualTo("Market");
        assertThat(figures.terms("LIMIT", five, four)).isEqualTo("Limit at 5.77, stop 4.90");
        assertThat(figures.terms("STOP", Optional.empty(), four)).isEqualTo("Stop at 4.90");
    }

    @Test
    void writesTimesOfNewYorkInWinterAndSummer() {
        assertThat(figures.time(Instant.parse("2026-11-20T14:30:00Z"))).isEqualTo("09:30");
        assertThat(figures.time(Instant.parse("2026-07-20T13:30:00Z"))).isEqualTo("09:30");
    }

    @Test
    void cutsLongTextsBetweenWords() {
        assertThat(figures.brief("alpha beta gamma", 12)).isEqualTo("alpha beta…");
        assertThat(figures.brief("short", 12)).isEqualTo("short");
        assertThat(figures.brief("x".repeat(30), 12)).isEqualTo("x".repeat(11) + "…");
    }
}
