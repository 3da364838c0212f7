package io.bellwether.desk.app;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.DeskId;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Changes limits of a desk or a segment, with an entry in the audit; the next gate run works with them. Changed limits
 * win over the configuration file until they are reset. Safe to run twice: the second run changes nothing and says so.
 */
@Service
public class ChangeLimits {
    private final ShowLimits showLimits;
    private final CheckLimits checkLimits;
    private final Desks desks;
    private final LimitBook book;

    ChangeLimits(ShowLimits showLimits, CheckLimits checkLimits, Desks desks, LimitBook book) {
        this.showLimits = showLimits;
        this.checkLimits = checkLimits;
        this.desks = desks;
        this.book = book;
    }

    /**
     * Changes the limits.
     *
     * @param wanted new values; an empty one takes the own value back, so that settings or desk decide again
     * @throws IllegalArgumentException with one sentence when a value cannot be meant
     */
    public LimitsOf run(
            DeskId desk,
            Optional<String> segment,
            Map<LimitKey, Optional<BigDecimal>> wanted,
            String by,
            String reason) {
        if (by.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a change of limits needs who changes them and why");
        }
        LimitsOf before = showLimits.run(desk, segment);
        Map<LimitKey, BigDecimal> own = new EnumMap<>(LimitKey.class);
        own.putAll(before.own());
        wanted.forEach((key, value) -> value.ifPresentOrElse(v -> own.put(key, v), () -> own.remove(key)));
        segment.ifPresent(
                name -> requireStricter(name, desks.get(desk).settings().limits(), own));
        if (own.equals(before.own())) {
            return before;
        }
        if (segment.isEmpty()) {
            checkLimits.check(desk, book.ofSettings(desk), own);
        } else {
            desks.get(desk).settings().limits().tightenedBy(own);
        }
        Map<LimitKey, BigDecimal> old = new EnumMap<>(LimitKey.class);
        wanted.keySet().forEach(key -> old.put(key, before.inForce().get(key)));
        book.save(desk, segment, own, new LimitBook.Change(by, reason, old, only(own, wanted)));
        return showLimits.run(desk, segment);
    }

    private static void requireStricter(String segment, RiskLimits ofDesk, Map<LimitKey, BigDecimal> own) {
        own.forEach((key, value) -> {
            if (!key.ofSegments()) {
                throw new IllegalArgumentException(
                        "%s is a limit of the whole desk, a segment cannot have its own".formatted(key.key()));
            }
            if (key.tighter(value, ofDesk.get(key)).compareTo(value) != 0) {
                throw new IllegalArgumentException(
                        "a segment may only be stricter: %s of %s would be %s, the desk has %s"
                                .formatted(
                                        key.key(),
                                        segment,
                                        value.toPlainString(),
                                        ofDesk.get(key).toPlainString()));
            }
        });
    }

    private static Map<LimitKey, BigDecimal> only(
            Map<LimitKey, BigDecimal> own, Map<LimitKey, Optional<BigDecimal>> wanted) {
        Map<LimitKey, BigDecimal> changed = new EnumMap<>(LimitKey.class);
        wanted.keySet().stream().filter(own::containsKey).forEach(key -> changed.put(key, own.get(key)));
        return changed;
    }
}
