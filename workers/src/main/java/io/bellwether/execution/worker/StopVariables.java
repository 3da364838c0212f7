package io.bellwether.execution.worker;

import io.bellwether.execution.domain.StopSpan;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every step of an emergency stop that may be repeated carries.
 *
 * @param deskId the halted desk
 * @param haltId number of its halt; a process from before halts had numbers has none
 * @param asOf ISO business time
 * @param since ISO time of the engine at the first try; without it this is the first
 * @param tried ISO time of the engine now; without it the business time
 */
record StopVariables(
        String deskId,
        @Nullable String haltId,
        String asOf,
        @Nullable String since,
        @Nullable String tried) {
    DeskId desk() {
        return new DeskId(deskId);
    }

    Optional<Long> halt() {
        return Optional.ofNullable(haltId).map(Long::valueOf);
    }

    StopSpan span() {
        Instant now = BusinessTime.parse(asOf);
        Instant engine = tried == null ? now : BusinessTime.parse(tried);
        return new StopSpan(since == null ? engine : BusinessTime.parse(since), now, engine);
    }
}
