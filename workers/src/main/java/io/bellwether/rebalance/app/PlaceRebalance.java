package io.bellwether.rebalance.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.rebalance.domain.Rebalance;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Asks for a rebalancing: written down first, then handed to the engine. Safe to run twice: a key names one rebalancing,
 * and one process instance works on it.
 */
@Service
public class PlaceRebalance {
    private static final String KEY = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final Desks desks;
    private final Halts halts;
    private final RebalanceRequests requests;
    private final RebalanceStart start;

    PlaceRebalance(Desks desks, Halts halts, RebalanceRequests requests, RebalanceStart start) {
        this.desks = desks;
        this.halts = halts;
        this.requests = requests;
        this.start = start;
    }

    /**
     * What was asked for.
     *
     * @param desk the desk
     * @param key the caller's name for it, unique on the desk; empty for a new one
     * @param wish what is wished
     * @param requestedBy who asks
     */
    public record Request(DeskId desk, Optional<String> key, Rebalance.Wish wish, String requestedBy) {
        public Request {
            key.filter(name -> !name.matches(KEY)).ifPresent(name -> {
                throw new IllegalArgumentException(
                        "the id must be letters, digits, dots, dashes, at most 64, was '%s'".formatted(name));
            });
            if (requestedBy.isBlank()) {
                throw new IllegalArgumentException("a rebalancing that trades needs the name of who asks for it");
            }
        }
    }

    /**
     * What happened.
     *
     * @param rebalance as it stands
     * @param started whether the engine was told
     * @param timing when its orders trade
     */
    public record Placed(Rebalance rebalance, boolean started, TimeInForce timing) {}

    /**
     * Writes the request down and starts it, unless it was started before.
     *
     * @param asOf [UTC] business time
     * @throws PermanentFault when there is no such desk, it is halted, another rebalancing is under way, or the key names
     *     other targets
     * @throws io.bellwether.kernel.TransientFault when the engine does not take it; the same request can be repeated
     */
    public Placed run(Request request, Instant asOf) {
        DeskId desk = desks.get(request.desk()).id();
        halts.current(desk).ifPresent(halt -> {
            throw new PermanentFault("desk %s is halted by %s: %s. Nothing is placed until a person releases it"
                    .formatted(desk, halt.requestedBy(), halt.reason()));
        });
        Rebalance rebalance = requests.store(desk, request.key(), request.wish(), request.requestedBy(), asOf);
        boolean fresh = rebalance.state() == Rebalance.State.REQUESTED;
        if (fresh) {
            start.start(desk, rebalance.id());
        }
        return new Placed(
                rebalance, fresh, TradingMoment.timing(TradingMoment.of(asOf).tradingDate(), asOf));
    }
}
