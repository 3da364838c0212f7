package io.bellwether.marketdata.worker;

import io.bellwether.desk.app.SegmentBook;
import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.app.RefreshUniverse;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Job {@code refresh-universe}: members that are there already are not written again. */
@Component
public class RefreshUniverseWorker {
    private final RefreshUniverse refreshUniverse;

    RefreshUniverseWorker(RefreshUniverse refreshUniverse) {
        this.refreshUniverse = refreshUniverse;
    }

    /** A segment of a desk. */
    record Screened(String deskId, String segment) {}

    record In(Screened screen, String tradingDate) {}

    @JobWorker(type = "refresh-universe")
    public void handle(@VariablesAsType In in) {
        LocalDate date = LocalDate.parse(in.tradingDate());
        refreshUniverse.run(
                new DeskId(in.screen().deskId()),
                in.screen().segment(),
                date,
                new SegmentBook.Change("refresh-universe", "screen of " + date));
    }
}
