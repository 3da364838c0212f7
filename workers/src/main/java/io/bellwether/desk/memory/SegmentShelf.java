package io.bellwether.desk.memory;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.InMemory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Segments of desks with their members and limits: what the ports to them share. */
@InMemory
final class SegmentShelf {
    /** Later than every day: the membership goes on. */
    static final LocalDate WITHOUT_END = LocalDate.MAX;

    private final Map<DeskId, Segments> desks = new HashMap<>();

    /** A segment's name and own limits. */
    record Row(String name, Map<LimitKey, BigDecimal> limits) {}

    /**
     * Days on which a symbol belonged to a segment.
     *
     * @param from first day
     * @param until the day after the last
     */
    record Member(String segment, Symbol symbol, LocalDate from, LocalDate until) {
        boolean goesOn() {
            return until.equals(WITHOUT_END);
        }

        boolean isOn(LocalDate day) {
            return !from.isAfter(day) && until.isAfter(day);
        }
    }

    /** Segments of one desk. Members outlive their segment: the days on which it was there name it still. */
    static final class Segments {
        private final NavigableMap<String, Row> rows = new TreeMap<>();
        private final List<Member> members = new ArrayList<>();
        private final Map<LocalDate, Map<Symbol, SegmentLimits>> bySymbol = new HashMap<>();

        /** By id. */
        NavigableMap<String, Row> rows() {
            return Collections.unmodifiableNavigableMap(rows);
        }

        List<Member> members() {
            return Collections.unmodifiableList(members);
        }

        void put(String id, Row row) {
            rows.put(id, row);
            bySymbol.clear();
        }

        void remove(String id) {
            rows.remove(id);
            bySymbol.clear();
        }

        void replaceMembers(List<Member> others) {
            members.clear();
            members.addAll(others);
            bySymbol.clear();
        }

        /** Own limits by the symbols that had some on the day; the last day that was asked for is kept. */
        Map<Symbol, SegmentLimits> bySymbol(LocalDate day) {
            if (rows.isEmpty()) {
                return Map.of();
            }
            Map<Symbol, SegmentLimits> known = bySymbol.get(day);
            if (known == null) {
                known = find(day);
                bySymbol.clear();
                bySymbol.put(day, known);
            }
            return known;
        }

        private Map<Symbol, SegmentLimits> find(LocalDate day) {
            Map<String, SegmentLimits> limits = new HashMap<>();
            rows.forEach((id, row) -> {
                if (!row.limits().isEmpty()) {
                    limits.put(id, new SegmentLimits(id, row.limits()));
                }
            });
            Map<Symbol, SegmentLimits> found = new HashMap<>();
            for (Member member : members) {
                SegmentLimits own = limits.get(member.segment());
                if (own != null && member.isOn(day)) {
                    found.put(member.symbol(), own);
                }
            }
            return Collections.unmodifiableMap(found);
        }
    }

    Segments of(DeskId desk) {
        return desks.computeIfAbsent(desk, d -> new Segments());
    }
}
