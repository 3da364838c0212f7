package io.bellwether.risk.domain;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A verdict's few numbers in reading order; never changes. A list is enough for so few and costs half of a hash map. */
final class NumberMap extends AbstractMap<String, BigDecimal> {
    private final List<Map.Entry<String, BigDecimal>> entries;

    /** Takes entries with different names that do not change. */
    NumberMap(List<Map.Entry<String, BigDecimal>> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public Set<Map.Entry<String, BigDecimal>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, BigDecimal>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
