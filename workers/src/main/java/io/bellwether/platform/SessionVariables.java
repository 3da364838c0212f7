package io.bellwether.platform;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The process variables that every session job carries; a worker takes them with {@code @VariablesAsType}.
 *
 * @param deskId the desk
 * @param tradingDate ISO date
 * @param session {@code MORNING}, {@code MIDDAY}, {@code CLOSE}, {@code REPORT} or an intraday check such as {@code INTRADAY1130}
 * @param asOf ISO date and time, see {@link BusinessTime#parse}
 * @param clock {@code live}, {@code paced} or {@code replay}
 * @param segment what of the desk a step of a decision is about; absent for the whole desk
 */
public record SessionVariables(
        String deskId,
        String tradingDate,
        String session,
        String asOf,
        String clock,
        @Nullable String segment) {
    /** The variables of a step that is about the whole desk. */
    public SessionVariables(String deskId, String tradingDate, String session, String asOf, String clock) {
        this(deskId, tradingDate, session, asOf, clock, null);
    }

    /** The variables as typed values. */
    public SessionRef toRef() {
        return new SessionRef(
                new DeskId(deskId),
                LocalDate.parse(tradingDate),
                Session.valueOf(session),
                BusinessTime.parse(asOf),
                "replay".equals(clock),
                segment == null ? SegmentId.DESK : new SegmentId(segment));
    }
}
