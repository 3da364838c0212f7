package io.bellwether.risk.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Decimals;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.PeakEquity;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.research.domain.Regime;
import io.bellwether.risk.domain.stops.DrawdownBrake;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Measures the inputs of the risk-multiplier table at a moment; sees nothing newer. Only reads. */
@Service
public class MeasureRisk {
    /** Two years, so that the settled regime has forgotten where it began. */
    private static final int LOOKBACK = 504;

    private static final int SCALE = 6;

    private final Desks desks;
    private final Books books;
    private final PeakEquity peaks;
    private final MarketReader market;
    private final MarketNumbers numbers;
    private final MarketLinks links;

    MeasureRisk(
            Desks desks, Books books, PeakEquity peaks, MarketReader market, MarketNumbers numbers, MarketLinks links) {
        this.desks = desks;
        this.books = books;
        this.peaks = peaks;
        this.market = market;
        this.numbers = numbers;
        this.links = links;
    }

    /**
     * What was measured.
     *
     * @param marketVolatility annualised deviation of the benchmark's last 20 log returns [fraction]; empty when unknown
     * @param portfolioCorrelation mean of the pairwise correlations of the positions [-1..1]; 0 with fewer than two
     * @param drawdown equity below its peak [fraction, &lt;= 0]
     * @param regime the settled regime of the benchmark
     */
    public record Measured(
            Optional<BigDecimal> marketVolatility,
            BigDecimal portfolioCorrelation,
            BigDecimal drawdown,
            Regime regime) {}

    /** Measures for the session's desk. */
    public Measured run(SessionRef session) {
        Desk desk = desks.get(session.desk());
        double[] closes = benchmark(desk, session);
        Portfolio portfolio = books.portfolio(desk.id());
        List<Symbol> held =
                portfolio.positions().stream().map(Position::symbol).sorted().toList();
        Money equity = portfolio.equity(numbers.prices(desk.market(), session.asOf()));
        Money peak = peaks.read(desk, session.asOf()).orElse(equity);
        return new Measured(
                closes.length < Regime.MIN_CLOSES ? Optional.empty() : Optional.of(rounded(Regime.volatility(closes))),
                rounded(links.meanCorrelation(desk.market(), held, session.asOf())),
                DrawdownBrake.check(equity, peak, desk.settings().limits().maxDrawdown())
                        .drawdown(),
                Regime.settled(closes));
    }

    private double[] benchmark(Desk desk, SessionRef session) {
        return market.benchmark(desk.market(), session.asOf()).stream()
                .flatMap(symbol -> market.bars(desk.market(), symbol, session.asOf(), LOOKBACK).stream())
                .mapToDouble(bar -> bar.close().value().doubleValue())
                .toArray();
    }

    private static BigDecimal rounded(double value) {
        return Decimals.rounded(value, SCALE);
    }
}
