package io.bellwether.execution.app.stops;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.risk.domain.stops.StopTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets exits wait while the exchange has stopped trading in their symbol: no order could trade. The stop stays with its
 * position and every later check meets it again; an alert says what waits and why. What rests at the broker is left
 * alone.
 */
@Component
class ExitsInTradingHalt {
    private final Desks desks;
    private final FactReader facts;
    private final Alerts alerts;

    ExitsInTradingHalt(Desks desks, FactReader facts, Alerts alerts) {
        this.desks = desks;
        this.facts = facts;
        this.alerts = alerts;
    }

    /** The exits that can trade at the session's moment. */
    List<StopTrigger> without(SessionRef session, List<StopTrigger> triggers) {
        if (triggers.isEmpty()) {
            return triggers;
        }
        Map<Symbol, TradingHalt> halts = facts.halts(desks.get(session.desk()).market(), session.asOf());
        List<StopTrigger> tradable = new ArrayList<>();
        for (StopTrigger trigger : triggers) {
            TradingHalt halt = halts.get(trigger.symbol());
            if (halt == null) {
                tradable.add(trigger);
            } else {
                alerts.raise(waits(session, trigger, halt));
            }
        }
        return tradable;
    }

    private static Alert waits(SessionRef session, StopTrigger trigger, TradingHalt halt) {
        return new Alert(
                "exit-halted:%s:%s".formatted(session.key(), trigger.symbol()),
                Optional.of(session.desk()),
                Optional.of(session.tradingDate()),
                Severity.WARNING,
                "EXIT_HALTED",
                "The exit of %s waits for trading to go on".formatted(trigger.symbol()),
                "%s, but the exchange has stopped trading in %s since %s%s. The %s shares are kept; the stop is checked again at midday and at the close of every session."
                        .formatted(
                                trigger.reason(),
                                trigger.symbol(),
                                halt.from(),
                                halt.reason().isBlank() ? "" : " (" + halt.reason() + ")",
                                trigger.quantity()),
                "");
    }
}
