package io.bellwether.cli.operate;

import io.bellwether.cli.common.TextTable;
import io.bellwether.decision.domain.calibration.Activity;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.CalibrationReport;
import io.bellwether.decision.domain.calibration.CalibrationReport.Part;
import io.bellwether.decision.domain.calibration.Tally;
import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.Figures;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Prints the calibration report for a person. */
final class CalibrationPrinter {
    private static final int BAR = 32;

    private final Figures figures = new Figures();
    private final PrintWriter out;

    CalibrationPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(CalibrationReport report) {
        out.printf("%nCalibration of desk %s, %s to %s%n", report.desk(), report.from(), report.to());
        if (report.bySource().size() == 1) {
            part("All forecasts are by " + report.bySource().getFirst().source(), report.all());
        } else {
            part("All advisors", report.all());
            report.bySource().forEach(source -> part("By " + source.source(), source.part()));
        }
    }

    private void part(String title, Part part) {
        out.printf("%n%s%n", title);
        activity(part.activity());
        part.calibration().ifPresentOrElse(this::scores, () -> out.println("  No forecast has been judged yet."));
        convictions(part);
    }

    private void activity(Activity activity) {
        out.printf(
                "  %s: %d with a decision, %d with a buy or sell proposed, %d in which it traded (trade rate %s)%n",
                Counted.of(activity.sessions(), "session"),
                activity.decided(),
                activity.proposing(),
                activity.trading(),
                figures.share(activity.tradeRate()));
        Activity.Agreement agreement = activity.agreement();
        if (agreement.proposals() > 0) {
            out.printf(
                    "  asked several times: %s proposed, %d by all answers, %d decided by a majority%n",
                    Counted.of(agreement.proposals(), "buy or sell", "buys and sells"),
                    agreement.unanimous(),
                    agreement.decided());
        }
    }

    private void scores(Calibration score) {
        String base = figures.share(Optional.of(score.baseRate()));
        out.printf(
                "  %s judged, %d came true (%s)%s%n%n",
                Counted.of(score.n(), "forecast"),
                score.hits(),
                base,
                score.noise() ? "; fewer than %d: noise, no measurement".formatted(Calibration.LEAST) : "");
        if (score.contradicted() > 0) {
            out.printf(
                    "  %d of them rest on a number that contradicts the facts: scored as wrong%n%n",
                    score.contradicted());
        }
        TextTable table = TextTable.without("", ">", "");
        table.row(
                "Brier score",
                rounded(score.brier()),
                "n = %d; 0 is perfect, 0.250 a coin, %s always saying %s"
                        .formatted(score.n(), rounded(score.climatology()), base));
        score.skill()
                .ifPresent(skill -> table.row(
                        "Skill",
                        rounded(skill),
                        skill.signum() > 0
                                ? "above 0: better than always saying " + base
                                : "0 or less: no better than always saying " + base));
        table.row("Log loss", rounded(score.logLoss()), "0 is perfect, 0.693 a coin");
        table.row("Calibration error", rounded(score.ece()), "mean distance between foretold and came true");
        table.print(out, 2);
        reliability(score);
    }

    private void reliability(Calibration score) {
        TextTable table = TextTable.of("Foretold", ">n", ">mean", ">came true", "0 % = came true, | foretold  100 %");
        score.byProbability().stream()
                .filter(tally -> tally.n() > 0)
                .forEach(tally -> table.row(
                        "%d - %d %%".formatted(tally.tenth() * 10, tally.tenth() * 10 + 10),
                        tally.n(),
                        figures.share(tally.meanForecast()),
                        figures.share(tally.hitRate()),
                        "[" + bar(tally) + "]"));
        out.println();
        table.print(out, 2);
    }

    /** As long as came true, with a mark where that should have ended. */
    private static String bar(Tally tally) {
        StringBuilder bar = new StringBuilder("=".repeat(position(tally.hitRate(), BAR)));
        bar.append(" ".repeat(BAR - bar.length()));
        int mark = Math.min(position(tally.meanForecast(), BAR), BAR - 1);
        bar.setCharAt(mark, '|');
        return bar.toString();
    }

    private static int position(Optional<BigDecimal> fraction, int width) {
        return fraction.map(f -> f.multiply(BigDecimal.valueOf(width))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact())
                .orElse(0);
    }

    private void convictions(Part part) {
        int most = part.activity().convictions().stream().mapToInt(n -> n).max().orElse(0);
        if (most == 0) {
            return;
        }
        TextTable table = TextTable.of("Conviction", ">proposed", ">judged", ">came true", "proposed");
        for (int k = 0; k < part.activity().convictions().size(); k++) {
            int proposed = part.activity().convictions().get(k);
            int tenth = k;
            Optional<Tally> judged = part.calibration()
                    .map(score -> score.byConviction().get(tenth))
                    .filter(tally -> tally.n() > 0);
            if (proposed > 0 || judged.isPresent()) {
                table.row(
                        "%d - %d".formatted(k * 10, k == 9 ? 100 : k * 10 + 9),
                        proposed,
                        judged.map(Tally::n).orElse(0),
                        figures.share(judged.flatMap(Tally::hitRate)),
                        "#".repeat(Math.ceilDiv(proposed * BAR, most)));
            }
        }
        out.println();
        table.print(out, 2);
    }

    private static String rounded(BigDecimal value) {
        return value.setScale(3, RoundingMode.HALF_UP).toPlainString();
    }
}
