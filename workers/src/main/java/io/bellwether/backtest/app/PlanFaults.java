package io.bellwether.backtest.app;

import io.bellwether.backtest.domain.BacktestRequest;
import io.bellwether.desk.app.PlannedFaults;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.execution.app.broker.BrokerTroubles;
import io.bellwether.execution.app.broker.BrokerTroubles.Call;
import io.bellwether.execution.app.broker.BrokerTroubles.Kind;
import io.bellwether.execution.app.broker.BrokerTroubles.Trouble;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Lays the faults of a run's scenario where they come from: at the ports. */
@Service
public class PlanFaults {
    private final PlannedFaults faults;
    private final BrokerTroubles troubles;

    PlanFaults(PlannedFaults faults, BrokerTroubles troubles) {
        this.faults = faults;
        this.troubles = troubles;
    }

    /** Plans them for the request's desk, which is known and did nothing yet. */
    public void run(BacktestRequest request) {
        request.scenario().ifPresent(scenario -> {
            DeskId desk = request.desk().id();
            var planned = scenario.on(request.sessions());
            faults.plan(desk, planned);
            planned.forEach((date, fault) -> {
                if (fault == PlannedFault.REJECTING_BROKER) {
                    troubles.add(
                            desk,
                            Trouble.of(Kind.REFUSES, Call.SUBMIT).between(midnight(date), midnight(date.plusDays(1))));
                }
            });
        });
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ExchangeCalendar.ZONE).toInstant();
    }
}
