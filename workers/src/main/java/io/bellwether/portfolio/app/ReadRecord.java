package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.app.ImportLog.Import;
import io.bellwether.portfolio.domain.imports.InitialCash;
import io.bellwether.portfolio.domain.imports.Rebuild;
import io.bellwether.portfolio.domain.imports.Rebuilt;
import io.bellwether.portfolio.domain.imports.RecordRow;
import io.bellwether.portfolio.domain.imports.Terms;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads an imported record step by step, as it is booked. */
@Service
public class ReadRecord {
    private final Desks desks;
    private final ImportLog log;

    ReadRecord(Desks desks, ImportLog log) {
        this.desks = desks;
        this.log = log;
    }

    /** @throws PermanentFault when the desk was not made by an import that stands */
    @Transactional(readOnly = true)
    public Rebuilt run(DeskId id) {
        Desk desk = desks.get(id);
        List<RecordRow> rows = log.rows(id);
        Import done = log.find(id)
                .filter(found -> !rows.isEmpty())
                .orElseThrow(() -> new PermanentFault(
                        "desk %s has no imported record; import one (import trades --help)".formatted(id)));
        InitialCash start = Optional.of(done)
                .filter(Import::cashNamed)
                .map(named -> InitialCash.named(desk.initialCash()))
                .or(() -> InitialCash.of(rows))
                .orElseGet(() -> InitialCash.named(desk.initialCash()));
        return Rebuild.of(rows, List.of(), new Terms(id, start, done.asRecorded()));
    }
}
