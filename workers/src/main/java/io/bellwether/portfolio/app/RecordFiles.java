package io.bellwether.portfolio.app;

import io.bellwether.portfolio.app.ImportLog.Source;
import io.bellwether.portfolio.domain.imports.Broker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a record. */
public sealed interface RecordFiles {
    /** What kind of files they are. */
    Source source();

    /** All of them. */
    List<Path> all();

    /** The micro-cap experiment's daily figures and its log of trades. */
    record Experiment(Path daily, Path trades) implements RecordFiles {
        @Override
        public Source source() {
            return Source.EXPERIMENT;
        }

        @Override
        public List<Path> all() {
            return List.of(daily, trades);
        }
    }

    /** Trades whose columns a mapping names. */
    record Mapped(Path trades, Path mapping) implements RecordFiles {
        @Override
        public Source source() {
            return Source.TRADES;
        }

        @Override
        public List<Path> all() {
            return List.of(trades, mapping);
        }
    }

    /**
     * A broker's export as it was downloaded.
     *
     * @param broker whose it is; empty: as the file shows
     */
    record Export(Path file, Optional<Broker> broker) implements RecordFiles {
        @Override
        public Source source() {
            return Source.TRADES;
        }

        @Override
        public List<Path> all() {
            return List.of(file);
        }
    }
}
