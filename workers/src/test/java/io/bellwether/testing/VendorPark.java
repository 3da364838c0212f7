package io.bellwether.testing;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.testing.broker.AlpacaServer;
import io.bellwether.testing.market.AlpacaMarketServer;
import io.bellwether.testing.market.AlpacaStreamServer;
import io.bellwether.testing.market.Company;
import io.bellwether.testing.market.FredServer;
import io.bellwether.testing.market.MarketServer;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.TapeDay;
import io.bellwether.testing.market.TapeQuote;
import io.bellwether.testing.market.TiingoServer;
import io.bellwether.testing.market.YahooServer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Three vendors and a broker on this machine that know the same market, for an application that trades it by the clock. */
public final class VendorPark {
    /** The yardstick. */
    public static final Symbol BENCHMARK = new Symbol("YARD");

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2028, 6, 30);

    private final MarketTape tape = tape();
    private final AlpacaMarketServer alpaca = AlpacaMarketServer.start(tape);
    private final AlpacaStreamServer stream = AlpacaStreamServer.start();
    private final TiingoServer tiingo = TiingoServer.start(tape);
    private final YahooServer yahoo = YahooServer.start(tape);
    private final AlpacaServer broker = AlpacaServer.start("10000");
    private final FredServer fred = fred(tape);

    /** Shares that a desk may trade; some rise, some fall. */
    public static List<Symbol> symbols() {
        return Stream.of("PKAA", "PKBB", "PKCC", "PKDD", "PKEE", "PKFF", "PKGG", "PKHH")
                .map(Symbol::new)
                .toList();
    }

    private static MarketTape tape() {
        MarketTape tape = new MarketTape();
        List<LocalDate> days = new ExchangeCalendar().tradingDays(FIRST, LAST).toList();
        List<Symbol> all = new ArrayList<>(symbols());
        all.add(BENCHMARK);
        for (int i = 0; i < all.size(); i++) {
            walk(tape.company(all.get(i)).called("Park " + all.get(i)), days, 8 + 3 * i, new Random(i));
        }
        return tape;
    }

    /** The yield of ten years, published the day after; of the other series nobody knows anything. */
    private static FredServer fred(MarketTape tape) {
        FredServer fred = FredServer.start(tape);
        new ExchangeCalendar()
                .tradingDays(FIRST, LAST)
                .forEach(day -> fred.publishes(
                        "DGS10",
                        day,
                        BigDecimal.valueOf(400 + day.getDayOfMonth(), 2).toString(),
                        day.plusDays(1)));
        return fred;
    }

    private static void walk(Company company, List<LocalDate> days, int price, Random random) {
        double close = price;
        for (LocalDate day : days) {
            double open = close * (1 + 0.004 * random.nextGaussian());
            double next = Math.max(1.5, open * (1.0004 + 0.022 * random.nextGaussian()));
            company.day(new TapeDay(
                    day,
                    cents(open),
                    cents(Math.max(open, next) * 1.008),
                    cents(Math.min(open, next) * 0.992),
                    cents(next),
                    400_000 + random.nextInt(300_000)));
            close = next;
        }
    }

    private static BigDecimal cents(double price) {
        return BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_UP);
    }

    /** What an application that asks them is started with. */
    public List<String> arguments() {
        return List.of(
                "--bellwether.vendors.alpaca.base-url=" + alpaca.baseUrl(),
                "--bellwether.brokers.alpaca.base-url=" + broker.baseUrl(),
                "--bellwether.brokers.alpaca.per-minute=60000",
                "--bellwether.vendors.alpaca.options.stream-url=" + stream.url(),
                "--bellwether.vendors.tiingo.base-url=" + tiingo.baseUrl(),
                "--bellwether.vendors.yahoo.base-url=" + yahoo.baseUrl(),
                "--bellwether.vendors.yahoo.per-minute=600",
                "--APCA_API_KEY_ID=" + AlpacaMarketServer.KEY,
                "--APCA_API_SECRET_KEY=" + AlpacaMarketServer.SECRET,
                "--TIINGO_API_KEY=" + TiingoServer.KEY,
                "--bellwether.vendors.fred.base-url=" + fred.baseUrl(),
                "--bellwether.vendors.fred.per-minute=600",
                "--FRED_API_KEY=" + FredServer.KEY);
    }

    /** They tell the time by it from now on. */
    public void clock(InstantSource clock) {
        all().forEach(server -> server.clock(clock));
        broker.clock(clock);
        broker.market(name -> tape.find(new Symbol(name))
                .flatMap(company -> company.quote(clock.instant()))
                .flatMap(TapeQuote::last));
    }

    /** A broker at which the same market is traded. */
    public AlpacaServer broker() {
        return broker;
    }

    public MarketTape market() {
        return tape;
    }

    public AlpacaMarketServer alpaca() {
        return alpaca;
    }

    /** Alpaca's quotes and trades as they come. */
    public AlpacaStreamServer stream() {
        return stream;
    }

    public List<MarketServer> all() {
        return List.of(alpaca, tiingo, yahoo, fred);
    }
}
