package io.bellwether.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.calibration.Activity;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.CalibrationReport;
import io.bellwether.decision.domain.calibration.CalibrationReport.Part;
import io.bellwether.decision.domain.calibration.CalibrationReport.SourcePart;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CalibrationPrinterTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Source PANEL = new Source("panel-1", "");
    private static final Source MODEL = new Source("big-1", "desk-2");
    private static final Activity SOME = new Activity(80, 70, 30, 20, List.of(0, 0, 0, 0, 0, 0, 20, 30, 0, 1));
    private static final Activity NEW = new Activity(5, 5, 0, 0, List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    @Test
    void tellsAPersonHowGoodTheForecastsWere() {
        StringWriter text = new StringWriter();
        new CalibrationPrinter(new PrintWriter(text)).print(report());
        assertThat(text.toString().lines().map(String::stripTrailing))
                .startsWith("""

                        Calibration of desk demo, 2025-11-21 to 2026-11-20

                        All advisors
                          80 sessions: 70 with a decision, 30 with a buy or sell proposed, 20 in which it traded (trade rate 25.0 %)
                          40 forecasts judged, 27 came true (67.5 %)

                          Brier score        0.215  n = 40; 0 is perfect, 0.250 a coin, 0.219 always saying 67.5 %
                          Skill              0.020  above 0: better than always saying 67.5 %
                          Log loss           0.621  0 is perfect, 0.693 a coin
                          Calibration error  0.025  mean distance between foretold and came true

                          Foretold    n    mean  came true  0 % = came true, | foretold  100 %
                          60 - 70 %  20  60.0 %     60.0 %  [===================|            ]
                          70 - 80 %  20  70.0 %     75.0 %  [======================|=        ]

                          Conviction  proposed  judged  came true  proposed
                          60 - 69           20      20     60.0 %  ######################
                          70 - 79           30      20     75.0 %  ################################
                          90 - 100           1       0          –  ##

                        By big-1, prompt desk-2
                          5 sessions: 5 with a decision, 0 with a buy or sell proposed, 0 in which it traded (trade rate 0.0 %)
                          No forecast has been judged yet.

                        By panel-1""".lines().toArray(String[]::new));
    }

    @Test
    void saysWhenThereIsTooLittleToMeasure() {
        StringWriter text = new StringWriter();
        Part few = new Part(SOME, Optional.of(Calibration.of(forecasts().subList(0, 29))));
        new CalibrationPrinter(new PrintWriter(text))
                .print(new CalibrationReport(new DeskId("demo"), DAY, DAY, few, List.of(new SourcePart(PANEL, few))));
        assertThat(text.toString())
                .contains("All forecasts are by panel-1")
                .contains("29 forecasts judged, 19 came true (65.5 %); fewer than 30: noise, no measurement");
    }

    @Test
    void tellsMachinesTheSame() {
        JsonNode json = Json.mapper().readTree(Json.write(CalibrationJson.of(report())));
        assertThat(json.get("desk").asString()).isEqualTo("demo");
        assertThat(json.get("to").asString()).isEqualTo("2026-11-20");
        JsonNode score = json.get("all").get("calibration");
        assertThat(score.get("n").asInt()).isEqualTo(40);
        assertThat(score.get("noise").asBoolean()).isFalse();
        assertThat(score.get("brier").decimalValue()).isEqualByComparingTo("0.215");
        assertThat(score.get("reliability").size()).isEqualTo(10);
        assertThat(score.get("reliability").get(7).get("hitRate").decimalValue())
                .isEqualByComparingTo("0.75");
        assertThat(score.get("reliability").get(0).get("hitRate").isNull()).isTrue();
        assertThat(json.get("all").get("tradeRate").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(json.get("all").get("convictionHistogram").get(7).asInt()).isEqualTo(30);
        JsonNode model = json.get("bySource").get(0);
        assertThat(model.get("model").asString()).isEqualTo("big-1");
        assertThat(model.get("promptVersion").asString()).isEqualTo("desk-2");
        assertThat(model.get("calibration").isNull()).isTrue();
    }

    private static CalibrationReport report() {
        Part panel = new Part(SOME, Optional.of(Calibration.of(forecasts())));
        return new CalibrationReport(
                new DeskId("demo"),
                DAY.minusDays(364),
                DAY,
                panel,
                List.of(new SourcePart(MODEL, new Part(NEW, Optional.empty())), new SourcePart(PANEL, panel)));
    }

    /** Twenty of 0.6, three in five of which came true, then twenty of 0.7, three in four. */
    private static List<ScoredForecast> forecasts() {
        List<ScoredForecast> forecasts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            forecasts.add(new ScoredForecast("d", i, DAY, PANEL, new BigDecimal("0.6"), 62, i % 5 < 3));
        }
        for (int i = 0; i < 20; i++) {
            forecasts.add(new ScoredForecast("e", i, DAY, PANEL, new BigDecimal("0.7"), 75, i % 4 < 3));
        }
        return forecasts;
    }
}
