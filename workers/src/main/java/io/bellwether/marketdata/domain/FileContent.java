package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * What a file of a folder of prices turned out to be.
 *
 * @param name of the file, inside the folder
 * @param form whose form it has, or which columns, for people; empty when it is no table of prices
 * @param symbols of which it has rows that can be used, in the order of the file
 * @param days first to last of these rows; empty when there is none
 * @param prices what the vendor did to the prices, as far as the form tells
 */
public record FileContent(String name, String form, List<Symbol> symbols, Optional<DateRange> days, Adjustment prices) {
    /** What prices are adjusted for. */
    public enum Adjustment {
        /** As they were traded. */
        RAW("raw"),
        /** Restated for later splits. */
        SPLITS("adjusted for splits"),
        /** Restated for later splits and lowered by later dividends. */
        SPLITS_AND_DIVIDENDS("adjusted for splits and dividends"),
        /** The form does not tell. */
        UNKNOWN("unknown");

        private final String words;

        Adjustment(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    public FileContent {
        symbols = List.copyOf(symbols);
    }
}
