package io.bellwether.marketdata.files;

import java.io.IOException;
import java.time.Instant;

/**
 * A file that may hold prices, or one in an archive, before it is read.
 *
 * @param name for people, inside the folder
 * @param fileName its last part, which may hold a ticker
 * @param written when its content was written, as far as the file system knows
 * @param arrived when it came where it is: it can know no later session
 * @param content how to get at it
 */
record PriceSource(String name, String fileName, Instant written, Instant arrived, Content content) {
    /** Bytes that may not be readable. */
    interface Content {
        byte[] read() throws IOException;
    }
}
