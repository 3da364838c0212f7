package io.bellwether.reporting.app.mail;

import io.bellwether.platform.Alerts.Alert;
import io.bellwether.reporting.domain.DeskCard;
import io.bellwether.reporting.domain.DeskDay;
import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import java.util.List;
import java.util.Optional;

/** Writes what mails say; everything that came from outside is escaped. */
public interface MailTexts {
    /** The daily report; the chart is shown as {@code cid:equity-chart} when there is one. */
    Text report(DeskDay day, boolean withChart);

    /** What became of an order. */
    Text orderConfirmation(DeskCard desk, OrderLine order, List<FillLine> fills);

    /** An alert; {@code desk} is the name of the desk it is about. */
    Text alert(Alert alert, Optional<String> desk);

    /** Several alerts in one mail, in this order; {@code desk} is the name of the desk they are about. */
    Text alerts(List<Alert> alerts, Optional<String> desk);

    /**
     * A mail in words.
     *
     * @param subject one line
     * @param text plain
     * @param html the same for mail programs that show it
     */
    record Text(String subject, String text, String html) {}
}
