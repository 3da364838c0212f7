package io.bellwether.reporting.worker;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.bellwether.reporting.app.PrepareRelease;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code prepare-release}; safe to run twice: it only reads. */
@Component
public class PrepareReleaseWorker {
    private final PrepareRelease prepareRelease;

    PrepareReleaseWorker(PrepareRelease prepareRelease) {
        this.prepareRelease = prepareRelease;
    }

    record In(String deskId, String haltId, String asOf) {}

    record Out(
            String haltedAt,
            String preparedAt,
            String ordersCancelled,
            String positionsSold,
            String positionsHeld,
            String whatNext) {}

    @JobWorker(type = "prepare-release")
    public Out handle(@VariablesAsType In in) {
        PrepareRelease.Facts facts =
                prepareRelease.run(new DeskId(in.deskId()), Long.parseLong(in.haltId()), BusinessTime.parse(in.asOf()));
        return new Out(
                facts.haltedAt(), facts.preparedAt(), facts.cancelled(), facts.sold(), facts.held(), facts.whatNext());
    }
}
