package io.bellwether.backtest.page;

import io.bellwether.backtest.domain.BacktestReport;
import io.bellwether.platform.Json;
import io.bellwether.reporting.domain.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes a backtest as one HTML page: its charts, their library and every figure are in it. */
public final class BacktestPage {
    /** As the artifact of the library names it. */
    private static final String CHARTS = "META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    public BacktestPage() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
    }

    /** The page. */
    public String html(BacktestReport report) {
        return templates.process(
                "backtest",
                new Context(
                        Locale.US,
                        Map.of(
                                "report",
                                report,
                                "result",
                                report.result(),
                                "f",
                                new Figures(),
                                "charts",
                                charts(),
                                "data",
                                Json.write(data(report.days())).replace("<", "\\u003c"))));
    }

    private static Map<String, Object> data(List<BacktestReport.Day> days) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("dates", days.stream().map(day -> day.date().toString()).toList());
        data.put("desk", rounded(days, day -> Optional.of(day.worth())));
        data.put("benchmark", rounded(days, BacktestReport.Day::benchmark));
        data.put("buyAndHold", rounded(days, day -> Optional.of(day.buyAndHold())));
        data.put("equalWeight", rounded(days, day -> Optional.of(day.equalWeight())));
        data.put("drawdown", rounded(days, day -> Optional.of(day.drawdown())));
        data.put("exposure", rounded(days, day -> Optional.of(day.exposure())));
        data.put("sharpe", rounded(days, BacktestReport.Day::sharpe));
        return data;
    }

    /** Four decimals are finer than a pixel; a dash is a gap in a chart. */
    private static List<Object> rounded(
            List<BacktestReport.Day> days, Function<BacktestReport.Day, Optional<Double>> curve) {
        return days.stream()
                .map(curve)
                .<Object>map(value -> value.<Object>map(known -> Math.round(known * 1e4) / 1e4)
                        .orElse("-"))
                .toList();
    }

    private static String charts() {
        try (InputStream script =
                Objects.requireNonNull(BacktestPage.class.getClassLoader().getResourceAsStream(CHARTS))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("</script", "<\\/script");
        } catch (IOException e) {
            throw new UncheckedIOException("the chart library cannot be read", e);
        }
    }
}
