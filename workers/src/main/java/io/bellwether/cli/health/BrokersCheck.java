package io.bellwether.cli.health;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.broker.MachineClock;
import io.bellwether.execution.domain.BrokerAbilities.Extra;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.DoctorCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether the brokers of active desks can be asked, what they can do, and whether this machine's clock is theirs: the
 * broker is asked for its time, which changes nothing. A broker without a clock of its own has nothing to find.
 */
@Component
class BrokersCheck implements DoctorCheck {
    private final Desks desks;
    private final Brokers brokers;
    private final MachineClock clock;

    BrokersCheck(Desks desks, Brokers brokers, MachineClock clock) {
        this.desks = desks;
        this.brokers = brokers;
        this.clock = clock;
    }

    @Override
    public String area() {
        return "broker";
    }

    @Override
    public List<Finding> look() {
        List<Finding> found = new ArrayList<>();
        for (Desk desk : desks.active()) {
            Broker broker = brokers.of(desk.id());
            if (broker.abilities().has(Extra.CALENDAR)) {
                found.add(finding(desk, broker));
            }
        }
        return found;
    }

    private Finding finding(Desk desk, Broker broker) {
        String text = "Desk %s trades at %s".formatted(desk.id(), broker.name());
        try {
            Optional<String> wrong = clock.wrong(broker, desk.id());
            return wrong.map(
                            why -> Finding.warning(
                                    text + ", but " + why + ".",
                                    "Switch on the synchronisation of time; no order with real money leaves until it is right."))
                    .orElseGet(() -> Finding.ok("%s, whose clock is ours. It can do: %s."
                            .formatted(text, broker.abilities().words())));
        } catch (PermanentFault e) {
            return Finding.failed(text + ", which cannot be asked.", String.valueOf(e.getMessage()));
        } catch (TransientFault e) {
            return Finding.warning(text + ", which could not be asked now.", String.valueOf(e.getMessage()));
        }
    }
}
