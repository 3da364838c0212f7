package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.decision.domain.calibration.Calibration;
import java.util.List;
import java.util.stream.Stream;

/** How the desk did so far: what its forecasts were worth and what its benchmark would have given. */
final class RecordSections {
    private final RecordFacts record;

    RecordSections(RecordFacts record) {
        this.record = record;
    }

    Section forecasts() {
        return Section.text(
                "record",
                "## Your record\n"
                        + SecondFacts.joined(Stream.of(
                                record.returns().map(RecordSections::returns).orElse(""),
                                record.forecasts().map(RecordSections::judged).orElse("No forecast was judged yet.")))
                        + "\n");
    }

    private static String returns(RecordFacts.Returns r) {
        String since = "Since %s (%d sessions) the desk made %s, its benchmark %s"
                .formatted(r.since(), r.sessions(), Digits.percent(r.desk()), Digits.percent(r.benchmark()));
        return r.desk20().isEmpty() || r.benchmark20().isEmpty()
                ? since + "."
                : since
                        + "; over the last 20 sessions %s and %s."
                                .formatted(
                                        Digits.percent(r.desk20().get()),
                                        Digits.percent(r.benchmark20().get()));
    }

    private static String judged(RecordFacts.Forecasts f) {
        return "Forecasts judged since %s: %d, %d came true, Brier score %s (0 is perfect, %s a coin)%s."
                .formatted(
                        f.since(),
                        f.n(),
                        f.hits(),
                        Digits.four(f.brier()).toPlainString(),
                        Calibration.COIN.toPlainString(),
                        f.n() < Calibration.LEAST ? "; fewer than %d are noise".formatted(Calibration.LEAST) : "");
    }

    Section bands() {
        return Section.table(
                "calibration",
                "Judged forecasts by conviction (foretold: mean win_probability; a hit_rate below it is overconfidence)",
                List.of("conviction", "n", "foretold", "hit_rate", "brier"),
                record.forecasts().map(RecordFacts.Forecasts::bands).orElse(List.of()).stream()
                        .map(band -> Row.of(
                                band.from() + "-" + band.to(),
                                band.n(),
                                Digits.four(band.foretold()),
                                Digits.four(band.hitRate()),
                                Digits.four(band.brier())))
                        .toList());
    }
}
