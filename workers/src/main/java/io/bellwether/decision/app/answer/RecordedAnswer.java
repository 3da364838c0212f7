package io.bellwether.decision.app.answer;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.context.ContextFingerprint;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import java.time.LocalDate;
import java.util.Objects;

/**
 * An answer kept for replays.
 *
 * @param desk the desk that asked
 * @param tradingDate session it was asked in
 * @param segment what of the desk it is about; the whole desk in files from before there were decisions of segments
 * @param advisorIndex place of the advisor in the desk's list, from 0
 * @param repair 0 for the first answer, then 1, 2, ...
 * @param fingerprint of the context it answers, see {@link ContextFingerprint}
 * @param advisor name the desk called it
 * @param provider vendor that was asked; empty when none was
 * @param usage what it cost then; a replay costs nothing
 */
public record RecordedAnswer(
        DeskId desk,
        LocalDate tradingDate,
        Session session,
        SegmentId segment,
        int advisorIndex,
        int repair,
        String fingerprint,
        String advisor,
        String provider,
        String model,
        Advisor.Ending ending,
        String text,
        Advisor.Usage usage) {
    public RecordedAnswer {
        Objects.requireNonNull(desk, "desk must be there");
        Objects.requireNonNull(tradingDate, "tradingDate must be there");
        Objects.requireNonNull(session, "session must be there");
        segment = Objects.requireNonNullElse(segment, SegmentId.DESK);
        Objects.requireNonNull(fingerprint, "fingerprint must be there");
        Objects.requireNonNull(advisor, "advisor must be there");
        Objects.requireNonNull(provider, "provider must be there");
        Objects.requireNonNull(model, "model must be there");
        Objects.requireNonNull(ending, "ending must be there");
        Objects.requireNonNull(text, "text must be there");
        Objects.requireNonNull(usage, "usage must be there");
        if (advisorIndex < 0 || repair < 0) {
            throw new IllegalArgumentException(
                    "advisorIndex and repair must be >= 0, were %d and %d".formatted(advisorIndex, repair));
        }
    }
}
