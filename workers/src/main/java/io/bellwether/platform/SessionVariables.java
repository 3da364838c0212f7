package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import java.time.LocalDate;

/**
 * The process variables that every session job carries; a worker takes them with {@code @VariablesAsType}.
 *
 * @param deskId the desk
 * @param tradingDate ISO date
 * @param session {@code MORNING}, {@code MIDDAY}, {@code CLOSE} or {@code REPORT}
 * @param asOf ISO date and time, see {@link BusinessTime#parse}
 * @param clock {@code live}, {@code paced} or {@code replay}
 */
public record SessionVariables(String deskId, String tradingDate, String session, String asOf, String clock) {
    /** The variables as typed values. */
    public SessionRef toRef() {
        return new SessionRef(
                new DeskId(deskId),
                LocalDate.parse(tradingDate),
                Session.valueOf(session),
                BusinessTime.parse(asOf),
                "replay".equals(clock));
    }
}
