package io.bellwether.backtest.domain;

/**
 * Trades one rule on one series. Each bar is two events: its open, at which the orders of the evening before are filled
 * at the opening price; then its close, at which what is held is valued and the rule decides. Without costs; long or
 * flat, one position at a time. What is ordered after the last close is never filled, what is held then stays open.
 */
public final class EventEngine {
    private static final int NONE = -1;

    private final BarColumns bars;
    private final Orders orders = new Orders();
    private final ClosedTrades trades;
    private final double[] gains;
    private double money;
    private int held;
    private int entryBar = NONE;

    private EventEngine(BarColumns bars) {
        this.bars = bars;
        this.trades = new ClosedTrades(bars);
        this.gains = new double[bars.size()];
    }

    /** Trades the rule over all bars. */
    public static Run run(TradingRule rule, Indicators indicators) {
        return new EventEngine(indicators.bars()).run(rule.over(indicators));
    }

    private Run run(TradingRule.Decisions rule) {
        for (int bar = 0; bar < gains.length; bar++) {
            if (orders.size() > 0) {
                open(bar);
            }
            gains[bar] = money + held * bars.close(bar);
            rule.afterClose(bar, orders);
        }
        return new Run(bars, trades, gains, held, held == 0 ? NONE : entryBar);
    }

    private void open(int bar) {
        double open = bars.open(bar);
        for (int i = 0; i < orders.size(); i++) {
            int order = orders.get(i);
            if (order == Orders.SELL_ALL) {
                sell(bar, open);
            } else if (held == 0) {
                held = order;
                entryBar = bar;
                money -= held * open;
            }
        }
        orders.clear();
    }

    private void sell(int bar, double open) {
        if (held > 0) {
            money += held * open;
            trades.add(entryBar, bar, held);
            held = 0;
        }
    }
}
