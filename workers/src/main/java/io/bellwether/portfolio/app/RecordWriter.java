package io.bellwether.portfolio.app;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Position;
import java.nio.file.Path;
import java.util.List;

/** Writes a desk's record into files that an import reads. */
public interface RecordWriter {
    /** Forms of a file of trades. */
    enum Form {
        /** The micro-cap experiment's trade log. */
        EXPERIMENT,
        /** One row per trade, every column named plainly, times in UTC; its mapping is written beside it. */
        PLAIN
    }

    /**
     * A trade and what it did.
     *
     * @param cost [USD] of the shares
     * @param realised [USD] before fees
     */
    record TradeLine(Fill fill, Money cost, Money realised, String reason) {}

    /** A position at a day's end and its price. */
    record HoldingLine(Position position, Price price) {}

    /** A day's end. */
    record DayLine(EquitySnapshot close, List<HoldingLine> holdings) {}

    /** @throws io.bellwether.kernel.PermanentFault when the file cannot be written */
    void trades(Path file, Form form, List<TradeLine> trades);

    /** @throws io.bellwether.kernel.PermanentFault when the file cannot be written */
    void days(Path file, List<DayLine> days);
}
