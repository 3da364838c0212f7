package io.bellwether.marketdata.app;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Mentions;
import io.bellwether.marketdata.domain.Talk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/** Judges what is written about the shares of a market at a moment, from the counts and bars that are known then. */
@Service
public class ReadTalk {
    /** Calendar days in which the days lie that today is compared with. */
    private static final int SPAN = 45;

    private final SocialMentions mentions;
    private final MarketReader market;

    ReadTalk(SocialMentions mentions, MarketReader market) {
        this.mentions = mentions;
        this.market = market;
    }

    /** By symbol; empty where nothing was counted on the day of the moment. */
    public Map<Symbol, Talk> run(String dataSet, Instant asOf) {
        LocalDate today = day(asOf);
        Map<Symbol, Map<String, NavigableMap<LocalDate, Mentions>>> counted = new TreeMap<>();
        for (Mentions one : mentions.since(dataSet, asOf.minus(SPAN, ChronoUnit.DAYS), asOf)) {
            // the last count of a day is the day's
            counted.computeIfAbsent(one.symbol(), symbol -> new TreeMap<>())
                    .computeIfAbsent(one.source(), source -> new TreeMap<>())
                    .put(day(one.to()), one);
        }
        Map<Symbol, Talk> talks = new TreeMap<>();
        if (counted.isEmpty()) {
            return talks;
        }
        Map<Symbol, List<Bar>> bars = market.allBars(dataSet, asOf, Talk.DAYS);
        counted.forEach((symbol, sources) -> {
            List<Mentions> day = new ArrayList<>();
            Map<String, List<Mentions>> before = new HashMap<>();
            sources.forEach((source, days) -> {
                Optional.ofNullable(days.get(today)).ifPresent(day::add);
                before.put(
                        source,
                        days.headMap(today, false).descendingMap().values().stream()
                                .limit(Talk.DAYS)
                                .toList());
            });
            if (!day.isEmpty()) {
                talks.put(symbol, Talk.of(symbol, day, before, dollarVolume(bars.getOrDefault(symbol, List.of()))));
            }
        });
        return talks;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ExchangeCalendar.ZONE);
    }

    private static Optional<BigDecimal> dollarVolume(List<Bar> bars) {
        return bars.stream()
                .map(bar -> bar.close().value().multiply(BigDecimal.valueOf(bar.volume())))
                .reduce(BigDecimal::add)
                .map(sum -> sum.divide(BigDecimal.valueOf(bars.size()), 0, RoundingMode.HALF_UP));
    }
}
