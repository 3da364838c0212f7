package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/**
 * Adds, changes and removes segments of a desk, with an entry in the audit; the next gate run works with them. Safe to
 * run twice: what is already so changes nothing and gets no entry.
 */
@Service
public class ChangeSegments {
    private final ListSegments listSegments;
    private final Desks desks;
    private final SegmentBook book;

    ChangeSegments(ListSegments listSegments, Desks desks, SegmentBook book) {
        this.listSegments = listSegments;
        this.desks = desks;
        this.book = book;
    }

    /**
     * Makes the change and lists what is then.
     *
     * @throws IllegalArgumentException with one sentence when the change cannot be meant
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     */
    public SegmentsOf run(DeskId id, SegmentEdit edit, String by, String reason) {
        SegmentBook.Change change = new SegmentBook.Change(by, reason);
        Desk desk = desks.get(id);
        List<Segment> all = book.all(id);
        Optional<Segment> before =
                all.stream().filter(one -> one.id().equals(edit.id())).findFirst();
        switch (edit) {
            case SegmentEdit.Add add -> {
                if (before.filter(other -> !other.equals(add.segment())).isPresent()) {
                    throw new IllegalArgumentException(
                            "desk %s has a segment '%s' already; change it with 'segments set'"
                                    .formatted(id, edit.id()));
                }
                save(desk, all, before, add.segment(), change);
            }
            case SegmentEdit.Set set -> {
                Segment old = before.orElseThrow(() -> unknown(id, edit.id(), all));
                Segment wanted = new Segment(
                        old.id(), set.name().orElse(old.name()), set.symbols().orElse(old.symbols()));
                save(desk, all, before, wanted, change);
            }
            case SegmentEdit.Remove remove ->
                book.remove(id, before.orElseThrow(() -> unknown(id, remove.id(), all)), change);
        }
        return listSegments.run(id);
    }

    private void save(
            Desk desk, List<Segment> all, Optional<Segment> before, Segment wanted, SegmentBook.Change change) {
        if (before.filter(wanted::equals).isPresent()) {
            return;
        }
        refuseUnknown(desk, before, wanted);
        refuseTaken(all, wanted);
        book.save(desk.id(), wanted, change);
    }

    /** A symbol that was delisted since may stay where it is. */
    private void refuseUnknown(Desk desk, Optional<Segment> before, Segment wanted) {
        Set<Symbol> traded = listSegments.traded(desk);
        if (traded.isEmpty()) {
            throw new IllegalArgumentException(
                    "market %s has no symbols yet; they come with the desk's first morning".formatted(desk.market()));
        }
        SortedSet<Symbol> unknown = new TreeSet<>(wanted.symbols());
        unknown.removeAll(traded);
        before.ifPresent(old -> unknown.removeAll(old.symbols()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "market %s of desk %s does not trade %s".formatted(desk.market(), desk.id(), unknown));
        }
    }

    private static void refuseTaken(List<Segment> all, Segment wanted) {
        for (Segment other : all) {
            SortedSet<Symbol> taken = new TreeSet<>(wanted.symbols());
            taken.retainAll(other.symbols());
            if (!other.id().equals(wanted.id()) && !taken.isEmpty()) {
                throw new IllegalArgumentException(
                        "segment %s has %s already; a symbol is in one segment at most, so take it out there first"
                                .formatted(other.id(), taken));
            }
        }
    }

    private static IllegalArgumentException unknown(DeskId desk, String id, List<Segment> all) {
        return new IllegalArgumentException("desk %s has no segment '%s'; known: %s"
                .formatted(desk, id, all.stream().map(Segment::id).toList()));
    }
}
