package io.bellwether.backtest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills a template with values and the charts' library. */
final class OwnPage {
    /** As the artifact of the library names it. */
    private static final String CHARTS = "META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    OwnPage() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
    }

    String html(String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("charts", charts());
        return templates.process(template, new Context(Locale.US, all));
    }

    private static String charts() {
        try (InputStream script =
                Objects.requireNonNull(OwnPage.class.getClassLoader().getResourceAsStream(CHARTS))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("</script", "<\\/script");
        } catch (IOException e) {
            throw new UncheckedIOException("the chart library cannot be read", e);
        }
    }
}
