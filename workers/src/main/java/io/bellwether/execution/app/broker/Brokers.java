package io.bellwether.execution.app.broker;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The brokers the application can talk to, by the name a desk gives. */
@Component
public class Brokers {
    private final Desks desks;
    private final List<Broker> known;

    public Brokers(Desks desks, ObjectProvider<Broker> brokers) {
        this.desks = desks;
        this.known = brokers.stream().sorted(Comparator.comparing(Broker::name)).toList();
    }

    /** Names of the brokers, in order. */
    public List<String> names() {
        return known.stream().map(Broker::name).toList();
    }

    /** @throws PermanentFault when the desk names a broker that is not known */
    public Broker of(DeskId id) {
        Desk desk = desks.get(id);
        return known.stream()
                .filter(broker -> broker.name().equals(desk.broker()))
                .findFirst()
                .orElseThrow(() -> new PermanentFault(
                        "desk %s names the broker '%s', known are %s".formatted(id, desk.broker(), names())));
    }
}
