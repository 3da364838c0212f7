package io.bellwether.execution.app.broker;

/** A line on which a broker tells by itself what happens to orders. What it tells is a hint: the order is asked for. */
public interface OrderStream {
    /** Name of the broker whose line it is. */
    String broker();

    /** Listens from now on, also when the line breaks; harmless when it listens already. */
    void listen(Ear ear);

    /** Listens no more. */
    void hangUp();

    /** Who is told. It may take its time. */
    interface Ear {
        /** The line is open, for the first time or again: what was told before was not heard. */
        void opened(String broker);

        /** Something happened to the order. */
        void changed(String clientOrderId);
    }
}
