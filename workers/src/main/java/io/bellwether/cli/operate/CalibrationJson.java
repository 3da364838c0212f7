package io.bellwether.cli.operate;

import io.bellwether.decision.domain.calibration.Activity;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.CalibrationReport;
import io.bellwether.decision.domain.calibration.CalibrationReport.Part;
import io.bellwether.decision.domain.calibration.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calibration report as machines read it: all fractions as numbers from 0 to 1, what is unknown as null. */
final class CalibrationJson {
    private CalibrationJson() {}

    static Map<String, @Nullable Object> of(CalibrationReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("desk", report.desk());
        json.put("from", report.from());
        json.put("to", report.to());
        json.put("all", part(report.all()));
        json.put(
                "bySource",
                report.bySource().stream()
                        .map(source -> {
                            Map<String, @Nullable Object> part = part(source.part());
                            part.put("model", source.source().model());
                            part.put("promptVersion", source.source().promptVersion());
                            return part;
                        })
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> part(Part part) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Activity activity = part.activity();
        json.put("sessions", activity.sessions());
        json.put("decided", activity.decided());
        json.put("proposing", activity.proposing());
        json.put("trading", activity.trading());
        json.put("tradeRate", activity.tradeRate().orElse(null));
        json.put("agreement", activity.agreement());
        json.put("convictionHistogram", activity.convictions());
        json.put("calibration", part.calibration().map(CalibrationJson::score).orElse(null));
        return json;
    }

    private static Map<String, @Nullable Object> score(Calibration score) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("n", score.n());
        json.put("noise", score.noise());
        json.put("hits", score.hits());
        json.put("contradicted", score.contradicted());
        json.put("baseRate", score.baseRate());
        json.put("brier", score.brier());
        json.put("climatology", score.climatology());
        json.put("skill", score.skill().orElse(null));
        json.put("logLoss", score.logLoss());
        json.put("expectedCalibrationError", score.ece());
        json.put("reliability", tallies(score.byProbability()));
        json.put("byConviction", tallies(score.byConviction()));
        return json;
    }

    private static List<Map<String, @Nullable Object>> tallies(List<Tally> tallies) {
        return tallies.stream()
                .map(tally -> {
                    Map<String, @Nullable Object> json = new LinkedHashMap<>();
                    json.put("tenth", tally.tenth());
                    json.put("n", tally.n());
                    json.put("hits", tally.hits());
                    json.put("meanForecast", tally.meanForecast().orElse(null));
                    json.put("hitRate", tally.hitRate().orElse(null));
                    return json;
                })
                .toList();
    }
}
