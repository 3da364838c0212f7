package io.bellwether.decision.app.consultation;

import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.platform.LinkProperties;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells people once a day that advice is no longer paid for, or once a month when it is the month's budget. */
@Component
class BudgetAlert {
    private static final Logger log = LoggerFactory.getLogger(BudgetAlert.class);

    private final Alerts alerts;
    private final LinkProperties links;

    BudgetAlert(Alerts alerts, LinkProperties links) {
        this.alerts = alerts;
        this.links = links;
    }

    /** A replayed day only logs it. */
    void raise(SessionRef session, ConsultationPlan plan) {
        YearMonth month = YearMonth.from(session.tradingDate());
        BigDecimal leftToday = plan.daily().amount().subtract(plan.spent().today());
        BigDecimal leftInMonth = plan.monthly().amount().subtract(plan.spent().month());
        boolean wholeMonth = leftInMonth.compareTo(leftToday) < 0;
        String title = "The advice budget of %s is spent".formatted(wholeMonth ? month : session.tradingDate());
        String text =
                "%s USD of %s were spent on %s and %s of %s in %s; what is left does not pay for one more call. Until then %s decides. Raise the desk's budget.daily or budget.monthly to ask the others again."
                        .formatted(
                                usd(plan.spent().today()),
                                plan.daily(),
                                session.tradingDate(),
                                usd(plan.spent().month()),
                                plan.monthly(),
                                month,
                                String.join(", then ", plan.advisors()));
        if (session.replay()) {
            log.warn("replayed session {}: {}. {}", session.key(), title, text);
            return;
        }
        alerts.raise(new Alert(
                "advice-budget:%s:%s".formatted(session.desk(), wholeMonth ? month : session.tradingDate()),
                Optional.of(session.desk()),
                Optional.of(session.tradingDate()),
                Severity.WARNING,
                "ADVICE_BUDGET_SPENT",
                title,
                text,
                links.dashboard() + "/?desk=" + session.desk()));
    }

    private static String usd(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
