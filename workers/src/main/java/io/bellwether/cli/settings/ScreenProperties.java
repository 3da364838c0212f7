package io.bellwether.cli.settings;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Screen;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A screen as settings have it, see {@link Screen}. */
public record ScreenProperties(
        @Nullable BigDecimal minMarketCap,
        @Nullable BigDecimal maxMarketCap,
        @Nullable BigDecimal minPrice,
        @Nullable BigDecimal maxPrice,
        @Nullable BigDecimal minDollarVolume,
        @DefaultValue List<String> sectors,
        @DefaultValue List<String> exchanges,
        @DefaultValue("0") int minSessions,
        @DefaultValue List<String> include,
        @DefaultValue List<String> exclude) {
    Screen toDomain() {
        return new Screen(
                Optional.ofNullable(minMarketCap),
                Optional.ofNullable(maxMarketCap),
                Optional.ofNullable(minPrice),
                Optional.ofNullable(maxPrice),
                Optional.ofNullable(minDollarVolume),
                new HashSet<>(sectors),
                new HashSet<>(exchanges),
                minSessions,
                symbols(include),
                symbols(exclude));
    }

    private static Set<Symbol> symbols(List<String> names) {
        return names.stream().map(Symbol::new).collect(Collectors.toSet());
    }
}
