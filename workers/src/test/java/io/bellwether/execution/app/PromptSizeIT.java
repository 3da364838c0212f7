package io.bellwether.execution.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.app.prompt.PromptSheet;
import io.bellwether.decision.app.prompt.ShowPrompt;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FetchMarketData;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a desk with five holdings on the simulated market is told of its forty shares, in either version. */
@DatabaseTest
class PromptSizeIT {
    private static final String MARKET = "prompt-size";

    @Autowired
    Desks desks;

    @Autowired
    Books books;

    @Autowired
    Orders orders;

    @Autowired
    Markets markets;

    @Autowired
    MarketReader market;

    @Autowired
    FetchMarketData fetchMarketData;

    @Autowired
    ShowPrompt showPrompt;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @Test
    void theNewVersionSaysMoreOfTheDeskAndLessPerShare() {
        DeskId desk = new DeskId("prompt-size");
        LocalDate day = LocalDate.of(2026, 11, 20);
        ExchangeHours hours = new ExchangeCalendar().hours(day).orElseThrow();
        markets.register(MARKET, Market.Kind.SIMULATED, "42", Optional.empty());
        desks.save(new Desk(
                desk,
                "Size",
                Desk.Mode.PAPER,
                "paper",
                MARKET,
                Optional.empty(),
                Money.of("100000"),
                false,
                DeskSettings.DEFAULT));
        SessionRef session = new SessionRef(desk, day, Session.MORNING, hours.open(), true);
        fetchMarketData.run(session);
        books.openWith(desk, Money.of("100000"), day.minusDays(30), hours.open().minusSeconds(86_400 * 30));
        List<Symbol> held = market.instruments(MARKET, MarketReader.NEWEST).stream()
                .filter(instrument -> !instrument.benchmark())
                .map(instrument -> instrument.symbol())
                .limit(5)
                .toList();
        held.forEach(symbol -> buy(session, symbol));

        PromptSheet first = showPrompt.run(session, Optional.of("desk-1"));
        PromptSheet second = showPrompt.run(session, Optional.empty());
        assertThat(second.prompt().version()).isEqualTo("desk-2");
        assertThat(second.prompt().cuts()).isEmpty();
        assertThat(perShare(second)).isLessThan(perShare(first));
    }

    private static int perShare(PromptSheet sheet) {
        return sheet.parts().stream()
                        .filter(part ->
                                List.of("instruments", "closes", "names").contains(part.name()))
                        .mapToInt(PromptSheet.Part::tokens)
                        .sum()
                / 40;
    }

    private void buy(SessionRef session, Symbol symbol) {
        Price price = market.quote(MARKET, symbol, session.asOf()).orElseThrow().price();
        Price stop = Price.rounded(price.value().multiply(new BigDecimal("0.9")), 2);
        var scene = new ExecutionFixture.Scene(desks, books, orders, transaction, db);
        SessionRef before = new SessionRef(
                session.desk(),
                session.tradingDate().minusDays(4),
                Session.MORNING,
                session.asOf().minusSeconds(86_400 * 4),
                true);
        String order = scene.order(before, Side.BUY, symbol.value(), "100").id();
        db.sql("update trade_order set state = 'FILLED', filled_quantity = 100 where id = :id")
                .param("id", order)
                .update();
        books.book(
                session.desk(),
                new Fill(
                        order + "-1",
                        order,
                        symbol,
                        Side.BUY,
                        Quantity.of(100),
                        price,
                        Money.of("1.00"),
                        before.tradingDate(),
                        before.asOf(),
                        Optional.of(stop)));
    }
}
