package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.app.Mailer.Mail;
import io.bellwether.reporting.domain.OrderLine;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails what became of an order, once per order; a desk that writes no mail stays silent. Trading does not wait for the mail server: while it is down the
 * confirmation is left as an alert, which is mailed later.
 */
@Service
public class ConfirmOrder {
    private final Desks desks;
    private final DayReadings day;
    private final SentMails sentMails;
    private final MailTexts texts;
    private final Mailer mailer;
    private final Alerts alerts;
    private final LinkProperties links;

    ConfirmOrder(
            Desks desks,
            DayReadings day,
            SentMails sentMails,
            MailTexts texts,
            Mailer mailer,
            Alerts alerts,
            LinkProperties links) {
        this.desks = desks;
        this.day = day;
        this.sentMails = sentMails;
        this.texts = texts;
        this.mailer = mailer;
        this.alerts = alerts;
        this.links = links;
    }

    /** @throws PermanentFault when there is no such order */
    @Transactional
    public void run(DeskId deskId, String orderId) {
        OrderLine order = day.order(orderId)
                .orElseThrow(() -> new PermanentFault("there is no order '%s' to confirm".formatted(orderId)));
        Desk desk = desks.get(deskId);
        if (!desk.writesMail()) {
            return;
        }
        MailTexts.Text text = texts.orderConfirmation(DeskCards.of(desk), order, day.fillsOf(orderId));
        String key = "order-confirmation:" + orderId;
        String recipient = desk.settings().reportTo();
        if (!sentMails.claim(key, recipient, text.subject())) {
            return;
        }
        try {
            mailer.send(new Mail(key, recipient, text.subject(), text.text(), text.html(), Optional.empty()));
        } catch (TransientFault e) {
            leaveAsAlert(key, desk, order, text);
        }
    }

    private void leaveAsAlert(String key, Desk desk, OrderLine order, MailTexts.Text text) {
        alerts.raise(new Alert(
                key,
                Optional.of(desk.id()),
                Optional.of(order.tradingDate()),
                Severity.INFO,
                "ORDER_CONFIRMATION",
                text.subject(),
                text.text(),
                links.dashboard() + "/?desk=" + desk.id()));
    }
}
