package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsTest {
    private static final Subjects SUBJECTS = new Subjects(List.of(
            instrument("A", "Agilent Technologies, Inc."),
            instrument("ON", "ON Semiconductor Corp."),
            instrument("ALL", "The Allstate Corporation"),
            instrument("NEW", "Target Inc."),
            instrument("ABEO", "Abeona Therapeutics Inc."),
            instrument("GME", "GameStop Corp."),
            instrument("BRK.B", "Berkshire Hathaway Inc. Class B")));

    private static Instrument instrument(String symbol, String name) {
        return new Instrument(new Symbol(symbol), name, "", false);
    }

    private static String in(String text) {
        return SUBJECTS.in(text).stream().map(Symbol::value).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$ABEO to the moon                             | ABEO",
                "$abeo in small letters                        | ABEO",
                "I like ABEO and GME                           | ABEO GME",
                "abeo is no symbol without its capitals        | ''",
                "A stock that is ON ALL lists is NEW           | ''",
                "$A, $ON and $ALL are named                    | A ALL ON",
                "Abeona Therapeutics reports                   | ABEO",
                "Abeona Therapeutic is no name                 | ''",
                "the GameStop saga                             | GME",
                "gamestop as a common word                     | ''",
                "Target is a word, and so is a target          | ''",
                "it costs $5 and US$ABEO is a price            | ''",
                "$BRK.B and $BRK-B are one, $BRK is another    | BRK.B",
                "BUY GME NOW BEFORE THEY ALL KNOW              | ''",
                "BUY $GME NOW BEFORE THEY ALL KNOW             | GME",
                "xGMEx and GMEX and _GME3 are others           | ''",
                "$GME.                                         | GME",
                "(GME)                                         | GME"
            })
    void aTextIsAboutWhatItNames(String text, String symbols) {
        assertThat(in(text)).isEqualTo(symbols);
    }

    @Test
    void lettersThatAreNotSeen_hideNothing() {
        assertThat(in("$G\u200bM\u2060E")).isEqualTo("GME");
        assertThat(in("\uff04\uff27\uff2d\uff25")).isEqualTo("GME");
    }

    @Test
    void aLongText_isReadInNoTime() {
        assertThat(in("$GME " + "A B C ".repeat(20_000) + "$".repeat(20_000))).isEqualTo("GME");
    }
}
