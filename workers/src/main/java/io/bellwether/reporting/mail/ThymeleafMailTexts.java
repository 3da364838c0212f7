package io.bellwether.reporting.mail;

import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.app.SendReport;
import io.bellwether.reporting.app.mail.MailTexts;
import io.bellwether.reporting.domain.DeskCard;
import io.bellwether.reporting.domain.DeskDay;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Mails from the templates in {@code templates/mail}, which escape every text, and plain text beside them. */
@Component
class ThymeleafMailTexts implements MailTexts {
    private final Figures figures = new Figures();
    private final PlainTexts plain;
    private final SpringTemplateEngine templates;
    private final LinkProperties links;

    ThymeleafMailTexts(SpringTemplateEngine templates, LinkProperties links) {
        this.templates = templates;
        this.links = links;
        this.plain = new PlainTexts(links);
    }

    @Override
    public Text report(DeskDay day, boolean withChart) {
        String subject = "%s %s: equity %s, %s today"
                .formatted(
                        day.desk().name(),
                        day.tradingDate().map(Object::toString).orElse(""),
                        figures.usd(day.headline().equity()),
                        figures.percentChange(day.headline().dayChangeFraction()));
        String html = html(
                "mail/daily-report",
                Map.of("day", day, "subject", subject, "withChart", withChart, "chartId", SendReport.CHART_ID));
        return new Text(subject, plain.report(day), html);
    }

    @Override
    public Text orderConfirmation(DeskCard desk, OrderLine order, List<FillLine> fills) {
        String outcome = outcome(order);
        String subject = "[%s] %s: %s %s %s%s"
                .formatted(
                        desk.name(),
                        outcome,
                        order.side(),
                        figures.shares(order.quantity()),
                        order.symbol(),
                        order.averagePrice()
                                .map(p -> " at $" + figures.price(p))
                                .orElse(""));
        String html = html(
                "mail/order-confirmation",
                Map.of("desk", desk, "order", order, "fills", fills, "outcome", outcome, "subject", subject));
        return new Text(subject, plain.order(desk, order, fills, outcome), html);
    }

    @Override
    public Text alert(Alert alert, Optional<String> desk) {
        String subject = "[%s] %s%s"
                .formatted(alert.severity(), desk.map(name -> name + ": ").orElse(""), alert.title());
        String html =
                html("mail/alert", Map.of("alert", alert, "deskName", desk.orElse("Every desk"), "subject", subject));
        return new Text(subject, plain.alert(alert), html);
    }

    @Override
    public Text alerts(List<Alert> alerts, Optional<String> desk) {
        String subject = "[%s] %s%d alerts: %s"
                .formatted(
                        alerts.getFirst().severity(),
                        desk.map(name -> name + ": ").orElse(""),
                        alerts.size(),
                        alerts.getFirst().title());
        String html = html(
                "mail/alerts", Map.of("alerts", alerts, "deskName", desk.orElse("Every desk"), "subject", subject));
        return new Text(subject, plain.alerts(alerts), html);
    }

    private String outcome(OrderLine order) {
        return order.partiallyFilled()
                ? "Partially filled, " + figures.words(order.state()).toLowerCase(Locale.ROOT)
                : figures.words(order.state());
    }

    private String html(String template, Map<String, Object> model) {
        Context context = new Context(Locale.US, model);
        context.setVariable("f", figures);
        context.setVariable("links", links);
        return templates.process(template, context);
    }
}
