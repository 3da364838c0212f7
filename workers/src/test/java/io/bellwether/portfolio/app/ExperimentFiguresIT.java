package io.bellwether.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.TradeStatistics;
import io.bellwether.reporting.app.ReadPerformance;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The micro-cap experiment, followed as it was recorded, gives the figures that its own log gives: lots first in first out,
 * profits of fractional prices, sales cut to what was owned. Checked by a calculation of its own on the same files.
 */
@DatabaseTest
class ExperimentFiguresIT {
    private static final Path FILES = Path.of("src/test/resources/portfolio/experiment");

    @Autowired
    ImportRecord importRecord;

    @Autowired
    ReadPerformance readPerformance;

    @Test
    void theExperimentsStatisticsAreEqualToFourDigits() {
        PerformanceReport report = imported("experiment");
        assertThat(report.lots().count()).isEqualTo(46);
        assertThat(figures(report.lots()))
                .containsExactly("0.5000", "3.0087", "1.6200", "-3.8265", "-1.4700", "0.8220", "-0.4089");
        assertThat(report.positions().count()).isEqualTo(22);
        assertThat(figures(report.positions()))
                .containsExactly("0.4545", "5.8890", "4.5600", "-6.1562", "-2.6050", "0.7972", "-0.6811");
    }

    @Test
    void theFiguresOfItsDailyEquityAreThoseOfTheTotalRows() {
        PerformanceReport.Summary summary = imported("experiment").summary();
        assertThat(summary.totalReturn()).contains(new BigDecimal("-0.15520000"));
        assertThat(summary.volatility()).contains(new BigDecimal("0.746759"));
        assertThat(summary.sharpe()).contains(new BigDecimal("-0.017601"));
        assertThat(summary.sortino()).contains(new BigDecimal("-0.020657"));
        assertThat(summary.calmar()).contains(new BigDecimal("-0.572741"));
        assertThat(summary.drawdown().depth()).contains(new BigDecimal("-0.50325733"));
    }

    private PerformanceReport imported(String desk) {
        importRecord.run(new ImportRecord.Request(
                new DeskId(desk),
                new RecordFiles.Experiment(FILES.resolve("Daily Updates.csv"), FILES.resolve("Trade Log.csv")),
                Optional.empty(),
                true,
                Optional.empty()));
        return readPerformance.run(new DeskId(desk));
    }

    /** Win rate, average and median of wins and of losses, profit factor, expectancy. */
    private static List<String> figures(TradeStatistics of) {
        return Stream.of(
                        of.winRate(),
                        of.averageWin(),
                        of.medianWin(),
                        of.averageLoss(),
                        of.medianLoss(),
                        of.profitFactor(),
                        of.expectancy())
                .map(Optional::orElseThrow)
                .map(figure -> figure.setScale(4, RoundingMode.HALF_UP))
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
