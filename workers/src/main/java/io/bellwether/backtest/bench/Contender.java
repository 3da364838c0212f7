package io.bellwether.backtest.bench;

/** Who does a work; its bars are in memory already. */
interface Contender {
    /**
     * Does the work from the bars to the answer; nothing is kept from one call to the next.
     *
     * @param threads how many work at once, at least 1
     */
    Answer run(int threads) throws InterruptedException;
}
