package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Spread;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a vendor's quote may be traded on: of this session, not old, not crossed, not so wide that it says nothing.
 *
 * @param oldest age of a bid and ask, or of a last trade where the vendor tells no bid and ask
 * @param widest from bid to ask [fraction of the middle]
 * @param late a quote may be that much younger than the moment it is asked for, since asking takes time
 */
public record QuoteJudge(Duration oldest, BigDecimal widest, Duration late) {
    /** So long after the close its auction may be told. */
    private static final Duration AUCTION = Duration.ofMinutes(10);

    public QuoteJudge {
        if (oldest.compareTo(Duration.ZERO) <= 0 || late.isNegative()) {
            throw new IllegalArgumentException("bellwether.market-data.quotes.oldest must be > 0");
        }
        if (widest.signum() <= 0) {
            throw new IllegalArgumentException("bellwether.market-data.quotes.widest must be > 0, was " + widest);
        }
    }

    /**
     * What came of a quote.
     *
     * @param prices oldest first; none when it may not be traded on
     * @param refusal why not, a sentence; empty when it may
     */
    record Verdict(List<LastPrice> prices, Optional<Instant> dataAt, String refusal) {
        static Verdict refused(String why) {
            return new Verdict(List.of(), Optional.empty(), why);
        }
    }

    Verdict judge(SourceQuote quote, ExchangeHours day, Instant asOf) {
        boolean over = !asOf.isBefore(day.close());
        Optional<Refusal> noSpread = over ? Optional.of(Refusal.OVER) : spreadRefusal(quote, day, asOf);
        Moment seen;
        if (noSpread.isEmpty()) {
            Spread spread = new Spread(quote.bid().orElseThrow(), quote.ask().orElseThrow());
            seen = new Moment(spread.middle(), quote.quotedAt().orElseThrow(), Optional.of(spread));
        } else if (noSpread.get().tradeMayStand() && quote.last().isPresent()) {
            Instant at = quote.tradedAt().orElseThrow();
            Optional<String> wrong = time("last trade", at, day, asOf);
            if (wrong.isPresent()) {
                return Verdict.refused(wrong.get());
            }
            seen = new Moment(quote.last().get(), at, Optional.empty());
        } else {
            return Verdict.refused(noSpread.get().why());
        }
        Instant known = seen.at().isAfter(asOf) ? asOf : seen.at();
        List<LastPrice> prices = new ArrayList<>();
        quote.open()
                .filter(open -> known.isAfter(day.open()))
                .ifPresent(open -> prices.add(new LastPrice(quote.symbol(), day.open(), open, LastPrice.Kind.OPEN)));
        prices.add(new LastPrice(
                quote.symbol(),
                over ? day.close() : known,
                seen.price(),
                over ? LastPrice.Kind.CLOSE : LastPrice.Kind.INTRADAY,
                seen.spread()));
        return new Verdict(List.copyOf(prices), Optional.of(seen.at()), "");
    }

    private record Moment(Price price, Instant at, Optional<Spread> spread) {}

    /**
     * Why bid and ask cannot be used.
     *
     * @param tradeMayStand whether the last trade may stand for them
     */
    private record Refusal(boolean tradeMayStand, String why) {
        /** After the close nobody trades on bid and ask any more. */
        private static final Refusal OVER = new Refusal(true, "no last trade");
    }

    private Optional<Refusal> spreadRefusal(SourceQuote quote, ExchangeHours day, Instant asOf) {
        if (quote.bid().isEmpty() && quote.ask().isEmpty()) {
            return Optional.of(new Refusal(true, "neither bid and ask nor a trade"));
        }
        if (quote.bid().isEmpty() || quote.ask().isEmpty()) {
            return Optional.of(
                    new Refusal(true, "half a quote, without " + (quote.bid().isEmpty() ? "bid" : "ask")));
        }
        Price bid = quote.bid().get();
        Price ask = quote.ask().get();
        if (bid.compareTo(ask) > 0) {
            return Optional.of(new Refusal(false, "crossed: bid %s above ask %s".formatted(bid, ask)));
        }
        if (new Spread(bid, ask).width().compareTo(widest) > 0) {
            return Optional.of(new Refusal(false, "too wide to say anything: bid %s, ask %s".formatted(bid, ask)));
        }
        return time("quote", quote.quotedAt().orElseThrow(), day, asOf).map(why -> new Refusal(true, why));
    }

    private Optional<String> time(String what, Instant at, ExchangeHours day, Instant asOf) {
        if (at.isBefore(day.open())) {
            return Optional.of("stale: the %s is of %s, before the session".formatted(what, at));
        }
        if (at.isAfter(asOf.plus(late))) {
            return Optional.of("the %s is of %s, after the moment %s that it was asked for".formatted(what, at, asOf));
        }
        boolean over = !asOf.isBefore(day.close());
        if (over && at.isAfter(day.close().plus(AUCTION))) {
            return Optional.of("the %s is of %s, after the close".formatted(what, at));
        }
        if (!over && at.isBefore(asOf.minus(oldest))) {
            return Optional.of("stale: the %s is %d minutes old"
                    .formatted(what, Duration.between(at, asOf).toMinutes()));
        }
        return Optional.empty();
    }
}
