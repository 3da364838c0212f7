package io.bellwether.cli.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    private static final String SENTENCE =
            "bellwether: the database cannot be reached; is the stack up? Start it with './bellwether up', or name its folder";

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100})
    void noLineIsWiderThanTheTerminal(int width) {
        assertThat(Terminal.fold(SENTENCE, width).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
        assertThat(Terminal.fold(SENTENCE, width).replaceAll("\\R *", " ")).isEqualTo(SENTENCE);
    }

    @Test
    void theLastColumnOfARowStaysAColumn() {
        assertThat(Terminal.fold(
                        "mail       FAILED   The mail server at 127.0.0.1:2525 does not take mail: refused.", 60))
                .isEqualTo("""
                        mail       FAILED   The mail server at 127.0.0.1:2525 does
                                            not take mail: refused.""".replace("\n", System.lineSeparator()));
    }

    @Test
    void anAddressStaysWholeSoThatItCanBeOpened() {
        String address = "http://127.0.0.1:8081/operate/processes/" + "2251799813685249".repeat(3);
        assertThat(Terminal.fold("The day is under way: " + address + " look there", 60)
                        .lines())
                .anySatisfy(line -> assertThat(line.strip()).isEqualTo(address));
        assertThat(Terminal.fold(address, 40)).isEqualTo(address);
    }

    @Test
    void shortLinesAndEmptyOnesStayAsTheyAre() {
        assertThat(Terminal.fold("", 40)).isEmpty();
        assertThat(Terminal.fold("  a  b   c", 40)).isEqualTo("  a  b   c");
        assertThat(Terminal.fold("x".repeat(40), 40)).isEqualTo("x".repeat(40));
    }

    @Test
    void foldsWhatIsWrittenLineByLine() {
        StringWriter text = new StringWriter();
        PrintWriter out = new Terminal(40, true).folded(text);
        out.print("a line that is so long that it does ");
        out.print("not fit into forty columns\nshort\n\nlast");
        out.flush();
        assertThat(text.toString()).isEqualTo("""
                a line that is so long that it does not
                  fit into forty columns
                short

                last""");
    }

    @Test
    void theLauncherSaysHowWideItIs() {
        assertThat(Terminal.of(Map.of("COLUMNS", "132"))).isEqualTo(new Terminal(132, true));
        assertThat(Terminal.of(Map.of("COLUMNS", "7"))).isEqualTo(new Terminal(40, true));
        assertThat(Terminal.of(Map.of("COLUMNS", "wide"))).isEqualTo(new Terminal(80, false));
        assertThat(Terminal.of(Map.of())).isEqualTo(new Terminal(80, false));
    }
}
