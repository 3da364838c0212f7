package io.bellwether.portfolio.app;

import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import java.nio.file.Path;

/** Reads records of trades from files. Rows that cannot be understood are findings of what is returned. */
public interface RecordReader {
    /**
     * The micro-cap experiment's two files.
     *
     * @throws io.bellwether.kernel.PermanentFault when a file or a column is not there
     */
    SourceRecord experiment(Path daily, Path trades);

    /**
     * A file of trades whose columns a mapping names.
     *
     * @throws io.bellwether.kernel.PermanentFault when a file or a column is not there, or the mapping is wrong
     */
    SourceRecord trades(Path file, Path mapping);

    /**
     * Whose export a file is.
     *
     * @throws io.bellwether.kernel.PermanentFault when that is not certain, with what to do
     */
    Broker recognise(Path file);

    /**
     * A broker's export as it was downloaded.
     *
     * @throws io.bellwether.kernel.PermanentFault when there is no such file, or it is no export of this broker
     */
    SourceRecord export(Path file, Broker broker);

    /**
     * A file of corporate actions and of cash that moved, for records that do not have them.
     *
     * @throws io.bellwether.kernel.PermanentFault when the file or a column is not there
     */
    SourceRecord actions(Path file);
}
