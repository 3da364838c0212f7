package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.app.ImportLog.Import;
import io.bellwether.portfolio.app.ImportLog.Run;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.InitialCash;
import io.bellwether.portfolio.domain.imports.Merge;
import io.bellwether.portfolio.domain.imports.Rebuild;
import io.bellwether.portfolio.domain.imports.Rebuilt;
import io.bellwether.portfolio.domain.imports.RecordEvent;
import io.bellwether.portfolio.domain.imports.RecordRow;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import io.bellwether.portfolio.domain.imports.Step;
import io.bellwether.portfolio.domain.imports.Terms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Imports a record of trades into a desk of its own, through the ledger every desk uses. The desk is on paper and never
 * opened by the market clock; its prices are those the record names. Every row is kept: a further file of the same
 * account, longer, shorter or of another time, adds what is new in it, and the books become those of all files together.
 * Importing the same files again changes nothing.
 */
@Service
public class ImportRecord {
    private final RecordReader reader;
    private final Desks desks;
    private final ImportLog log;
    private final RecordBooking booking;

    ImportRecord(RecordReader reader, Desks desks, ImportLog log, RecordBooking booking) {
        this.reader = reader;
        this.desks = desks;
        this.log = log;
        this.booking = booking;
    }

    /**
     * What to import.
     *
     * @param desk the desk to make, or one that an earlier run of this made
     * @param files the record
     * @param actions corporate actions and cash that moved, which the files do not have
     * @param asRecorded whether to follow the source where it contradicts itself
     * @param initialCash [USD] empty: as the first day's cash says, or the deposits that the record begins with
     */
    public record Request(
            DeskId desk, RecordFiles files, Optional<Path> actions, boolean asRecorded, Optional<Money> initialCash) {}

    /**
     * What was done, or would be.
     *
     * @param desk the desk
     * @param market its data set
     * @param initialCash [USD] what its books start from
     * @param tradesRead rows understood as trades
     * @param eventsRead rows understood as something else
     * @param booked trades booked now
     * @param bookedBefore trades an earlier run had booked
     * @param steps what is new in the books, in order
     * @param closes days whose equity is kept
     * @param unexplained cash entered that the record does not explain
     * @param cash [USD] at the end
     * @param positions at the end
     * @param findings everything that does not add up, by file and line
     */
    public record Result(
            DeskId desk,
            String market,
            Money initialCash,
            int tradesRead,
            int eventsRead,
            int booked,
            int bookedBefore,
            List<Step> steps,
            int closes,
            List<CashEntry> unexplained,
            Money cash,
            List<Position> positions,
            List<Finding> findings) {
        /** Whether there is a desk with this record, or would be. */
        public boolean isEmpty() {
            return booked + bookedBefore + steps.size() == 0;
        }

        /** Movements of cash and changes of shares, without a trade, that are booked, or would be. */
        public int entriesBooked() {
            return (int) steps.stream()
                    .filter(step -> step instanceof Step.Cash || step instanceof Step.Action)
                    .count();
        }

        /** Rows that are not booked. */
        public long refused() {
            return findings.stream()
                    .filter(finding -> finding.treatment() == Finding.Treatment.REFUSED)
                    .count();
        }
    }

    /**
     * Imports a record, as a whole or not at all; where every row is refused no desk is made.
     *
     * @throws PermanentFault when a file cannot be read, or the desk holds something else
     */
    @Transactional
    public Result run(Request request) {
        Plan plan = plan(request);
        if (!plan.after.isEmpty()) {
            carryOut(plan, plan.desk.orElseThrow());
        }
        return plan.result();
    }

    /**
     * What {@link #run} would do; nothing is booked or kept.
     *
     * @throws PermanentFault when a file cannot be read, or the desk holds something else
     */
    @Transactional(readOnly = true)
    public Result check(Request request) {
        return plan(request).result();
    }

    /**
     * An import that was thought through.
     *
     * @param cash [USD] what the books start from; zero where nothing can be booked
     * @param desk the desk as it is to be; empty where nothing can be booked
     * @param isNew whether no import of the desk stands
     * @param cashNamed whether somebody named the cash
     * @param merged all rows
     * @param before what is booked
     * @param after what is to be booked, from the beginning
     */
    private record Plan(
            Request request,
            SourceRecord record,
            Money cash,
            Optional<Desk> desk,
            boolean isNew,
            boolean cashNamed,
            Merge.Merged merged,
            Rebuilt before,
            Rebuilt after) {
        Result result() {
            Set<String> booked = new HashSet<>();
            before.trades().forEach(trade -> booked.add(trade.fill().id()));
            int again = (int) after.trades().stream()
                    .filter(trade -> booked.contains(trade.fill().id()))
                    .count();
            List<Step> steps = new ArrayList<>(after.steps());
            steps.removeAll(new HashSet<>(before.steps()));
            return new Result(
                    request.desk(),
                    market(request.desk()),
                    cash,
                    record.trades().size(),
                    record.events().size(),
                    after.trades().size() - again,
                    again,
                    steps,
                    (int) after.steps().stream()
                            .filter(Step.Close.class::isInstance)
                            .count(),
                    after.unexplained(),
                    after.book().cash(),
                    after.book().positions(),
                    after.findings());
        }

        /** Whether the books only go on. */
        boolean continues() {
            int steps = before.steps().size();
            return steps <= after.steps().size()
                    && after.steps().subList(0, steps).equals(before.steps());
        }
    }

    private Plan plan(Request request) {
        SourceRecord record = read(request);
        Optional<Desk> found = desks.find(request.desk());
        List<Run> runs = log.runs(request.desk());
        found.ifPresent(desk -> requireSame(desk, request, runs));
        Optional<Import> earlier = log.find(request.desk()).filter(done -> !runs.isEmpty());
        List<RecordRow> kept = log.rows(request.desk());
        Merge.Merged merged = Merge.of(kept, record, log.nextRun(request.desk()));
        Optional<Money> named = request.initialCash()
                .or(() -> earlier.filter(Import::cashNamed).flatMap(done -> found.map(Desk::initialCash)));
        Optional<InitialCash> start = start(named, merged.rows());
        Rebuilt after = Rebuild.of(
                merged.rows(), merged.findings(), terms(request, start.orElseGet(() -> InitialCash.named(Money.ZERO))));
        if (start.isEmpty() && !after.isEmpty()) {
            throw noCash(after);
        }
        Rebuilt before = start(named, kept)
                .map(cash -> Rebuild.of(kept, List.of(), terms(request, cash)))
                .orElseGet(Rebuilt::nothing);
        Money cash = start.map(InitialCash::amount).orElse(Money.ZERO);
        return new Plan(
                request,
                record,
                cash,
                start.map(any -> found.filter(desk -> desk.initialCash().equals(cash))
                        .orElseGet(() -> desk(request.desk(), cash))),
                earlier.isEmpty(),
                named.isPresent(),
                merged,
                before,
                after);
    }

    private SourceRecord read(Request request) {
        SourceRecord record = switch (request.files()) {
            case RecordFiles.Experiment files -> reader.experiment(files.daily(), files.trades());
            case RecordFiles.Mapped files -> reader.trades(files.trades(), files.mapping());
            case RecordFiles.Export files ->
                reader.export(files.file(), files.broker().orElseGet(() -> reader.recognise(files.file())));
        };
        return request.actions()
                .map(reader::actions)
                .map(actions -> {
                    List<RecordEvent> events = new ArrayList<>(record.events());
                    events.addAll(actions.events());
                    List<Finding> findings = new ArrayList<>(record.findings());
                    findings.addAll(actions.findings());
                    return new SourceRecord(record.trades(), events, record.days(), findings);
                })
                .orElse(record);
    }

    private void requireSame(Desk desk, Request request, List<Run> runs) {
        Import earlier = log.find(desk.id())
                .orElseThrow(() -> new PermanentFault(
                        "desk %s is there and was not made by an import; name another one".formatted(desk.id())));
        if (runs.isEmpty()) {
            if (!log.booked(desk.id()).isEmpty()) {
                throw new PermanentFault(
                        "desk %s was imported by an earlier version, which did not keep the rows; take that back (import undo --desk %s) and import its files again"
                                .formatted(desk.id(), desk.id()));
            }
            return;
        }
        if (earlier.source() != request.files().source() || earlier.asRecorded() != request.asRecorded()) {
            throw new PermanentFault("desk %s was imported %s from %s; import into another desk"
                    .formatted(
                            desk.id(),
                            earlier.asRecorded() ? "as recorded" : "from the trades alone",
                            earlier.files()));
        }
        if (request.initialCash()
                .filter(cash -> !cash.equals(desk.initialCash()))
                .isPresent()) {
            throw new PermanentFault(
                    "desk %s started from %s USD; import into another desk, or take the imports back (import undo)"
                            .formatted(desk.id(), desk.initialCash()));
        }
    }

    private static Optional<InitialCash> start(Optional<Money> named, List<RecordRow> rows) {
        return named.map(InitialCash::named)
                .or(() -> InitialCash.of(rows))
                .filter(start -> start.amount().isPositive());
    }

    private static Terms terms(Request request, InitialCash start) {
        return new Terms(request.desk(), start, request.asRecorded());
    }

    private static PermanentFault noCash(Rebuilt fromNothing) {
        Money needed = fromNothing.unexplained().stream().map(CashEntry::amount).reduce(Money.ZERO, Money::plus);
        return new PermanentFault(
                "the files do not say what cash the desk starts from, above zero; name it with --cash (its trades need %s USD)"
                        .formatted(needed));
    }

    static Desk desk(DeskId id, Money cash) {
        return new Desk(
                id,
                "Imported: " + id,
                Desk.Mode.PAPER,
                Desk.PAPER_BROKER,
                market(id),
                Optional.empty(),
                cash,
                false,
                DeskSettings.DEFAULT);
    }

    private static String market(DeskId id) {
        return "record-" + id;
    }

    private void carryOut(Plan plan, Desk desk) {
        Request request = plan.request;
        String files = files(request);
        if (!desks.find(request.desk()).equals(Optional.of(desk))) {
            desks.save(desk);
        }
        int from = plan.before.steps().size();
        boolean asBooked = log.booked(request.desk())
                .equals(plan.before.trades().stream()
                        .map(trade -> trade.fill().id())
                        .toList());
        if (!asBooked || !plan.continues() || plan.isNew) {
            booking.clear(desk);
            from = 0;
        }
        booking.enter(desk, plan.after, files, from);
        log.keep(
                new Import(request.desk(), request.files().source(), request.asRecorded(), plan.cashNamed, files),
                new Run(log.nextRun(request.desk()), files),
                plan.merged.rows(),
                plan.after.findings());
    }

    private static String files(Request request) {
        return Stream.concat(request.files().all().stream(), request.actions().stream())
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", "));
    }
}
