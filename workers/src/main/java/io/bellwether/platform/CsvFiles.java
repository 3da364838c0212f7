package io.bellwether.platform;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/** How files of rows are read everywhere, so that a file is not understood in two ways. */
public final class CsvFiles {
    private CsvFiles() {}

    /**
     * A reader that begins behind a byte order mark, passes over empty lines and hands on rows of any length. Characters
     * behind a closing quote stay with their field; a quote that nothing closes is an error where it begins, so that what
     * stands before it is kept.
     */
    @SuppressWarnings("removal") // only the option about unclosed quotes keeps the rest of the file readable
    public static CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .detectBomHeader(true)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false);
    }
}
