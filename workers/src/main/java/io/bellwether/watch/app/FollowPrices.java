package io.bellwether.watch.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.source.LivePrices;
import io.bellwether.marketdata.app.source.MarketMembers;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Spread;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.watch.domain.LiveLine;
import io.bellwether.watch.domain.LivePrice;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Listens, while the exchange is open, to a vendor that tells prices as they come, for what desks on markets of vendors hold
 * and may trade, and keeps the last price of each symbol for people to see. What is listened for follows the books. Nothing
 * is stored and no decision is made on it: sessions fetch quotes of their own.
 */
@Service
public class FollowPrices implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FollowPrices.class);

    private final Desks desks;
    private final Markets markets;
    private final MarketMembers members;
    private final Books books;
    private final InstantSource clock;
    private final List<LivePrices> vendors;
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Map<Symbol, LivePrice> last = new ConcurrentHashMap<>();

    private Set<Symbol> followed = Set.of();
    private int leftOut;
    private LivePrices.@Nullable Following following;

    FollowPrices(
            Desks desks,
            Markets markets,
            MarketMembers members,
            Books books,
            InstantSource clock,
            ObjectProvider<LivePrices> vendors) {
        this.desks = desks;
        this.markets = markets;
        this.members = members;
        this.books = books;
        this.clock = clock;
        this.vendors = vendors.orderedStream().toList();
    }

    /** Begins, goes on with other symbols, or ends, as the hour and the books want it. */
    public synchronized void run() {
        Optional<LivePrices> vendor = vendor();
        Instant now = clock.instant();
        LocalDate today = now.atZone(ExchangeCalendar.ZONE).toLocalDate();
        boolean trading = calendar.hours(today).filter(day -> isOpen(day, now)).isPresent();
        Set<Symbol> wanted = trading && vendor.isPresent() ? wanted(today) : Set.of();
        int most = vendor.map(LivePrices::mostFollowed).orElse(0);
        Set<Symbol> chosen = new LinkedHashSet<>();
        wanted.stream().limit(most).forEach(chosen::add);
        leftOut = wanted.size() - chosen.size();
        if (!chosen.equals(followed)) {
            follow(vendor, chosen);
        }
    }

    private void follow(Optional<LivePrices> vendor, Set<Symbol> chosen) {
        LivePrices.Following before = following;
        following = vendor.filter(one -> !chosen.isEmpty())
                .map(one -> one.follow(chosen, quote -> heard(one.name(), quote)))
                .orElse(null);
        followed = Set.copyOf(chosen);
        last.keySet().retainAll(chosen);
        if (before != null) {
            before.close();
        }
        log.info(
                "live prices: {} symbols are followed{}",
                chosen.size(),
                leftOut == 0 ? "" : ", " + leftOut + " have no room");
    }

    private static boolean isOpen(ExchangeHours day, Instant now) {
        return !now.isBefore(day.open()) && now.isBefore(day.close());
    }

    /** What is held, then what may be traded. */
    private Set<Symbol> wanted(LocalDate today) {
        Set<Symbol> held = new TreeSet<>();
        Set<Symbol> watched = new TreeSet<>();
        for (Desk desk : desks.active()) {
            Optional<Market> told = toldByVendors(desk);
            if (told.isPresent()) {
                Market market = told.get();
                books.portfolio(desk.id()).positions().stream()
                        .map(Position::symbol)
                        .forEach(held::add);
                watched.addAll(members.on(market.id(), today));
                market.benchmark().ifPresent(watched::add);
            }
        }
        Set<Symbol> all = new LinkedHashSet<>(held);
        all.addAll(watched);
        return all;
    }

    private Optional<LivePrices> vendor() {
        return vendors.stream().filter(one -> one.lacks().isEmpty()).findFirst();
    }

    private void heard(String source, SourceQuote quote) {
        price(source, quote).ifPresent(price -> last.put(quote.symbol(), price));
    }

    /** The last trade, or the middle of a bid and ask that are newer and not crossed. */
    private static Optional<LivePrice> price(String source, SourceQuote quote) {
        Optional<LivePrice> trade = quote.last()
                .map(price ->
                        new LivePrice(quote.symbol(), price, quote.tradedAt().orElseThrow(), source));
        Optional<LivePrice> middle = quote.bid()
                .flatMap(bid -> quote.ask()
                        .filter(ask -> bid.compareTo(ask) <= 0)
                        .map(ask -> new LivePrice(
                                quote.symbol(),
                                new Spread(bid, ask).middle(),
                                quote.quotedAt().orElseThrow(),
                                source)));
        return middle.filter(one ->
                        trade.filter(other -> !other.at().isBefore(one.at())).isEmpty())
                .or(() -> trade);
    }

    /** The last prices of those of the symbols that are followed, by symbol. */
    public Map<Symbol, LivePrice> prices(Collection<Symbol> symbols) {
        Map<Symbol, LivePrice> found = new ConcurrentHashMap<>();
        symbols.forEach(symbol -> Optional.ofNullable(last.get(symbol)).ifPresent(price -> found.put(symbol, price)));
        return Map.copyOf(found);
    }

    /** Whether live prices may tell of what the desk trades: others have prices of their own time. */
    public boolean concerns(DeskId desk) {
        return toldByVendors(desks.get(desk)).isPresent();
    }

    private Optional<Market> toldByVendors(Desk desk) {
        try {
            return Optional.of(markets.get(desk.market())).filter(market -> market.kind() == Market.Kind.VENDORS);
        } catch (PermanentFault noSuchMarket) {
            return Optional.empty();
        }
    }

    /** How the line stands. */
    public synchronized LiveLine line() {
        Optional<LivePrices> vendor = vendor().or(() -> vendors.stream().findFirst());
        return vendor.map(one -> {
                    LivePrices.LineState state = one.state();
                    return new LiveLine(
                            Optional.of(one.name()),
                            one.lacks(),
                            followed.size(),
                            leftOut,
                            state.open(),
                            state.lastHeardAt(),
                            state.lastFault());
                })
                .orElse(LiveLine.NONE);
    }

    @Override
    public synchronized void close() {
        if (following != null) {
            following.close();
        }
        following = null;
        followed = Set.of();
    }
}
