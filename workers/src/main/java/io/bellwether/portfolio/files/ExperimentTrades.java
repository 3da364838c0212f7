package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The experiment's trade log: a row names either shares bought with a buy price or shares sold with a sell price. The
 * script that writes it makes its columns as they are first needed: before the first sale there are none for sales, after
 * a stop that sold before any logged buy there are none for buys, before any trade there is an empty file. A further column
 * {@code Fee} is read where it is there.
 *
 * <p>Columns as LuckyOne7777/ChatGPT-Micro-Cap-Experiment writes them (scripts/processing/trading_script.py), read
 * 2026-11-29.
 */
final class ExperimentTrades {
    static final String DATE = "Date";
    static final String TICKER = "Ticker";
    static final String BOUGHT = "Shares Bought";
    static final String BUY_PRICE = "Buy Price";
    static final String COST = "Cost Basis";
    static final String PNL = "PnL";
    static final String REASON = "Reason";
    static final String SOLD = "Shares Sold";
    static final String SELL_PRICE = "Sell Price";
    static final String FEE = "Fee";
    static final List<String> COLUMNS = List.of(DATE, TICKER, BOUGHT, BUY_PRICE, COST, PNL, REASON, SOLD, SELL_PRICE);

    private ExperimentTrades() {}

    /** Reads the file; refused rows go to the findings. */
    static List<SourceTrade> read(Path path, List<Finding> findings) {
        List<SourceTrade> trades = new ArrayList<>();
        CsvTable table = new CsvTable(path, ',');
        List<String> columns = table.columns();
        if (columns.isEmpty()) {
            return trades;
        }
        List<String> needed = new ArrayList<>(List.of(DATE, TICKER));
        boolean priced = has(columns, BUY_PRICE) || !has(columns, COST);
        if (has(columns, BOUGHT) || !has(columns, SOLD, SELL_PRICE)) {
            needed.addAll(List.of(BOUGHT, priced ? BUY_PRICE : COST));
        }
        findings.addAll(table.read(needed, row -> trades.add(trade(row))));
        return trades;
    }

    private static boolean has(List<String> columns, String... all) {
        return Stream.of(all).map(CsvTable::plain).allMatch(columns::contains);
    }

    private static SourceTrade trade(CsvRow row) {
        Optional<Quantity> bought = row.quantity(BOUGHT).filter(Quantity::isPositive);
        Optional<Quantity> sold = row.quantity(SOLD).filter(Quantity::isPositive);
        if (bought.isPresent() == sold.isPresent()) {
            throw new BadRow("a trade names either '%s' or '%s'".formatted(BOUGHT, SOLD));
        }
        boolean buy = bought.isPresent();
        Price price = buy && !row.header().contains(CsvTable.plain(BUY_PRICE))
                ? averagePrice(row, bought.get())
                : price(row, buy ? BUY_PRICE : SELL_PRICE);
        Money fee = row.number(FEE).map(Money::rounded).orElse(Money.ZERO);
        if (fee.isNegative()) {
            throw new BadRow("Fee must be >= 0, was " + fee);
        }
        return new SourceTrade(
                row.at(),
                row.date(DATE),
                Optional.empty(),
                row.symbol(TICKER),
                buy ? Side.BUY : Side.SELL,
                buy ? bought.get() : sold.orElseThrow(),
                price,
                fee,
                row.number(COST),
                row.number(PNL),
                row.text(REASON).orElse(""),
                Optional.empty());
    }

    private static Price price(CsvRow row, String column) {
        return row.price(column).orElseThrow(() -> new BadRow("'" + column + "' is empty"));
    }

    /** Forks that have no column of buy prices state what all the shares cost. */
    private static Price averagePrice(CsvRow row, Quantity shares) {
        BigDecimal cost = row.number(COST).orElseThrow(() -> new BadRow("'" + COST + "' is empty"));
        return CsvRow.price(COST, cost.divide(shares.value(), Price.MAX_SCALE, RoundingMode.HALF_UP));
    }
}
