package io.bellwether.desk.memory;

import io.bellwether.desk.app.SegmentBook;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Segment;
import io.bellwether.desk.memory.SegmentShelf.Member;
import io.bellwether.desk.memory.SegmentShelf.Row;
import io.bellwether.desk.memory.SegmentShelf.Segments;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.InMemory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Segments in memory. A membership is ended and begun, never changed. */
@InMemory
final class MemorySegmentBook implements SegmentBook {
    private final SegmentShelf shelf;
    private final TradingDays days;

    MemorySegmentBook(SegmentShelf shelf, TradingDays days) {
        this.shelf = shelf;
        this.days = days;
    }

    @Override
    public List<Segment> all(DeskId desk) {
        return of(desk, Member::goesOn);
    }

    @Override
    public List<Segment> on(DeskId desk, LocalDate day) {
        return of(desk, member -> member.isOn(day));
    }

    private List<Segment> of(DeskId desk, Predicate<Member> counts) {
        Segments segments = shelf.of(desk);
        Map<String, SortedSet<Symbol>> symbols = new TreeMap<>();
        segments.members().stream()
                .filter(counts)
                .forEach(member -> symbols.computeIfAbsent(member.segment(), id -> new TreeSet<>())
                        .add(member.symbol()));
        List<Segment> all = new ArrayList<>();
        segments.rows().forEach((id, row) -> {
            SortedSet<Symbol> held = symbols.get(id);
            if (held != null) {
                all.add(new Segment(id, row.name(), held));
            }
        });
        return List.copyOf(all);
    }

    @Override
    public void save(DeskId desk, Segment segment, Change change) {
        Segments segments = shelf.of(desk);
        if (segments.members().stream()
                .anyMatch(member -> member.goesOn()
                        && !member.segment().equals(segment.id())
                        && segment.symbols().contains(member.symbol()))) {
            throw new IllegalArgumentException(
                    "another segment of desk %s has got one of the symbols meanwhile; list them and try again"
                            .formatted(desk));
        }
        Row before = segments.rows().get(segment.id());
        segments.put(segment.id(), new Row(segment.name(), before == null ? Map.of() : before.limits()));
        LocalDate today = today(desk);
        List<Member> members = ended(segments, segment.id(), segment.symbols(), today);
        Map<Symbol, LocalDate> last = new HashMap<>();
        members.stream()
                .filter(member -> member.segment().equals(segment.id()))
                .forEach(member -> last.merge(member.symbol(), member.until(), MemorySegmentBook::later));
        for (Symbol symbol : segment.symbols()) {
            LocalDate end = last.getOrDefault(symbol, LocalDate.MIN);
            if (!end.equals(SegmentShelf.WITHOUT_END)) {
                members.add(new Member(segment.id(), symbol, later(end, today), SegmentShelf.WITHOUT_END));
            }
        }
        segments.replaceMembers(members);
    }

    @Override
    public void remove(DeskId desk, Segment segment, Change change) {
        Segments segments = shelf.of(desk);
        segments.replaceMembers(ended(segments, segment.id(), Set.of(), today(desk)));
        segments.remove(segment.id());
    }

    private static List<Member> ended(Segments segments, String id, Set<Symbol> remaining, LocalDate today) {
        List<Member> members = new ArrayList<>();
        for (Member member : segments.members()) {
            boolean ends = member.segment().equals(id) && member.goesOn() && !remaining.contains(member.symbol());
            members.add(ends ? new Member(id, member.symbol(), member.from(), later(member.from(), today)) : member);
        }
        return members;
    }

    /** The desk's day that goes on, else the one after its last; before its first day everything was always so. */
    private LocalDate today(DeskId desk) {
        return days.last(desk)
                .map(day -> day.ended() ? day.date().plusDays(1) : day.date())
                .orElse(LocalDate.MIN);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
