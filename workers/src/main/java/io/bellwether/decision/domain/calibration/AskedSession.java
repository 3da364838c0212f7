package io.bellwether.decision.domain.calibration;

import io.bellwether.decision.domain.calibration.Activity.Agreement;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import java.util.List;

/**
 * One session in which an advisor was asked.
 *
 * @param source who decided; without a decision it does not count
 * @param answered whether there was a usable decision
 * @param traded whether anything of it was bought or sold
 * @param convictions of its proposals to buy or sell
 * @param agreement how far its answers agreed where several were asked for
 */
public record AskedSession(
        Source source, boolean answered, boolean traded, List<Integer> convictions, Agreement agreement) {
    public AskedSession {
        convictions = List.copyOf(convictions);
    }
}
