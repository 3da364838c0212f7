package io.bellwether.backtest.page;

import io.bellwether.backtest.domain.events.EventStudy;
import io.bellwether.platform.Json;
import io.bellwether.reporting.domain.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a study of events as one HTML page that needs nothing but itself. */
public final class EventStudyPage {
    private final OwnPage page = new OwnPage();

    /** Figures as the page shows them. */
    public static final class Shown {
        private final Figures figures = new Figures();

        /** A fraction as per cent with its sign; a dash when there is none. */
        public String percent(Optional<Double> fraction) {
            return figures.percentChange(fraction.map(Shown::decimal));
        }

        /** The same of what is always there. */
        public String percent(double fraction) {
            return percent(Optional.of(fraction));
        }

        /** A plain number. */
        public String number(Optional<Double> number) {
            return figures.ratio(number.map(Shown::decimal));
        }

        /** A probability with three decimals. */
        public String chance(Optional<Double> p) {
            return p.map(value ->
                            decimal(value).setScale(3, RoundingMode.HALF_UP).toPlainString())
                    .orElse(Figures.NONE);
        }

        private static BigDecimal decimal(double value) {
            return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
        }
    }

    /** The page. */
    public String html(EventStudy study, int first) {
        return page.html("events", Map.of("study", study, "f", new Shown(), "data", data(study, first)));
    }

    private static String data(EventStudy study, int first) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("first", first);
        data.put("desk", study.meanPath(false));
        data.put("deskControl", study.meanPath(true));
        data.put("abnormal", study.meanAbnormal(false));
        data.put("abnormalControl", study.meanAbnormal(true));
        data.put("each", List.of(each(study, false), each(study, true)));
        return Json.write(data).replace("<", "\\u003c");
    }

    private static List<Double> each(EventStudy study, boolean control) {
        return study.windows().stream()
                .filter(window -> window.isControl() == control)
                .map(window -> window.excess().orElse(window.desk()))
                .toList();
    }
}
