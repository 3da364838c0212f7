package io.bellwether.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Screening;
import io.bellwether.marketdata.domain.Screen.Cause;
import io.bellwether.marketdata.domain.Screen.Miss;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreeningPrinterTest {
    private static final Symbol ABC = new Symbol("ABC");
    private static final Symbol DEF = new Symbol("DEF");
    private static final Screening FOUND = new Screening(
            new DeskId("main"),
            "files-small",
            "microcaps",
            LocalDate.of(2016, 3, 8),
            List.of(ABC),
            List.of(ABC),
            List.of(DEF),
            List.of(
                    new Miss(DEF, Cause.OUTSIDE, "price 4.00 is below 5"),
                    new Miss(new Symbol("MUTE"), Cause.UNKNOWN, "no source tells its market cap")),
            false);

    @Test
    void peopleReadWhoBelongsToItWhoNotAndWhy() {
        assertThat(printed(false)).isEqualTo("""
                Segment microcaps by what was known before 2016-03-08: 1 symbol of market files-small.
                  belong to it: ABC
                  new: ABC
                  no more: DEF
                The data cannot tell of 1 symbol:
                  MUTE: no source tells its market cap
                Outside 1 symbol:
                  DEF: price 4.00 is below 5
                Nothing has been changed.
                """);
    }

    @Test
    void programsReadTheSame() {
        assertThat(printed(true)).isEqualTo("""
                {"added":["ABC"],"date":"2016-03-08","desk":"main","left":[{"cause":"outside",\
                "detail":"price 4.00 is below 5","symbol":"DEF"},{"cause":"unknown",\
                "detail":"no source tells its market cap","symbol":"MUTE"}],"market":"files-small",\
                "members":["ABC"],"removed":["DEF"],"segment":"microcaps","written":false}
                """);
    }

    private static String printed(boolean json) {
        StringWriter text = new StringWriter();
        new ScreeningPrinter(new PrintWriter(text), json).print(FOUND);
        return text.toString();
    }
}
