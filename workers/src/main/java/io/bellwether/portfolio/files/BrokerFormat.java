package io.bellwether.portfolio.files;

import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.SourceRecord;

/** How the export of one broker is read. */
interface BrokerFormat {
    Broker broker();

    /** Whether the lines are such an export. */
    boolean recognises(Sheet sheet);

    /** What such an export must have, for people. */
    String shape();

    /** Reads an export that was recognised. */
    SourceRecord read(Sheet sheet);
}
