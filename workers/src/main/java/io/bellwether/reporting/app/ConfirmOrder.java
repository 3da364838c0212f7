package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.reporting.app.mail.MailTexts;
import io.bellwether.reporting.app.mail.Mailer.Mail;
import io.bellwether.reporting.app.mail.Outbox;
import io.bellwether.reporting.domain.OrderLine;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a mail that says what became of an order into the outbox, once per order; a desk that writes no mail stays silent. */
@Service
public class ConfirmOrder {
    private final Desks desks;
    private final DayReadings day;
    private final MailTexts texts;
    private final Outbox outbox;

    ConfirmOrder(Desks desks, DayReadings day, MailTexts texts, Outbox outbox) {
        this.desks = desks;
        this.day = day;
        this.texts = texts;
        this.outbox = outbox;
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
        outbox.put(
                Outbox.Kind.ORDER,
                Optional.of(deskId),
                false,
                new Mail(
                        "order-confirmation:" + orderId,
                        desk.settings().reportTo(),
                        text.subject(),
                        text.text(),
                        text.html(),
                        Optional.empty()));
    }
}
