package io.bellwether.backtest.domain;

/** A rule that trades one series: its parameters, without any state. */
public interface TradingRule {
    /** The rule at work on a series, in the state that it has before the first bar; for one run and one thread. */
    Decisions over(Indicators indicators);

    /** What the rule decides, bar by bar. */
    interface Decisions {
        /**
         * Called once per bar, oldest first, when its close is known.
         *
         * @param bar the bar that closed; nothing later may be read
         * @param orders takes what is to be filled at the next open
         */
        void afterClose(int bar, Orders orders);
    }
}
