package io.bellwether.portfolio.app;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.app.ImportLog.Import;
import io.bellwether.portfolio.app.ImportLog.Run;
import io.bellwether.portfolio.domain.imports.InitialCash;
import io.bellwether.portfolio.domain.imports.Rebuild;
import io.bellwether.portfolio.domain.imports.Rebuilt;
import io.bellwether.portfolio.domain.imports.RecordRow;
import io.bellwether.portfolio.domain.imports.Terms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the last import of a desk back, with an entry in the audit: the books become those of the imports before it, or
 * empty, and the files may be imported again, also with other cash.
 */
@Service
public class UndoImport {
    private static final String ACTION = "UNDO_IMPORT";

    private final Desks desks;
    private final ImportLog log;
    private final RecordBooking booking;
    private final AuditTrail audit;

    UndoImport(Desks desks, ImportLog log, RecordBooking booking, AuditTrail audit) {
        this.desks = desks;
        this.log = log;
        this.booking = booking;
        this.audit = audit;
    }

    /**
     * What was taken back.
     *
     * @param files of the import
     * @param trades that are not booked any more
     * @param tradesLeft that still are
     * @param importsLeft imports that stand
     * @param cash [USD] of the books now
     */
    public record Result(DeskId desk, String files, int trades, int tradesLeft, List<Run> importsLeft, Money cash) {}

    /**
     * Takes the last import back.
     *
     * @param by who
     * @param reason why
     * @throws PermanentFault when there is none, or the desk has traded by itself too
     */
    @Transactional
    public Result run(DeskId id, String by, String reason) {
        Desk desk = desks.get(id);
        Import done =
                log.find(id).orElseThrow(() -> new PermanentFault("desk %s was not made by an import".formatted(id)));
        List<Run> runs = log.runs(id);
        List<String> booked = log.booked(id);
        if (runs.isEmpty() && booked.isEmpty()) {
            throw new PermanentFault("every import of desk %s is taken back already".formatted(id));
        }
        Run last = runs.isEmpty() ? new Run(0, done.files()) : runs.getLast();
        List<RecordRow> left =
                log.rows(id).stream().filter(row -> row.run() != last.n()).toList();
        Optional<InitialCash> start = Optional.of(done)
                .filter(Import::cashNamed)
                .map(named -> InitialCash.named(desk.initialCash()))
                .or(() -> InitialCash.of(left));
        Rebuilt rebuilt = start.map(cash -> Rebuild.of(left, List.of(), new Terms(id, cash, done.asRecorded())))
                .orElseGet(Rebuilt::nothing);
        booking.clear(desk);
        if (!rebuilt.isEmpty()) {
            Desk again = ImportRecord.desk(id, start.orElseThrow().amount());
            desks.save(again);
            booking.enter(again, rebuilt, done.files(), 0);
        }
        log.takeBack(id, last, left, rebuilt.findings());
        int trades = booked.size() - rebuilt.trades().size();
        audit.record(
                id,
                by,
                ACTION,
                id.value(),
                Map.of("reason", reason, "files", last.files(), "import", last.n(), "trades", trades));
        return new Result(
                id,
                last.files(),
                trades,
                rebuilt.trades().size(),
                log.runs(id),
                rebuilt.book().cash());
    }
}
