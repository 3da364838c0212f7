package io.bellwether.cli.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsAreAsWideAsWhatStandsInThem() {
        TextTable table = TextTable.of("symbol", ">shares", "why")
                .row("ACME", new BigDecimal("1E+3"), "stop")
                .row("B", Optional.empty(), Optional.of("target"));
        assertThat(printed(table, 2))
                .containsExactly("  symbol  shares  why", "  ACME      1000  stop", "  B            –  target");
    }

    @Test
    void wordsAboutARowStandUnderItAndWidenNothing() {
        TextTable table = TextTable.without("", ">")
                .row("ALFA", 1)
                .note("held since 2025-01-14")
                .row("B", 20);
        assertThat(printed(table, 0)).containsExactly("ALFA   1", "      held since 2025-01-14", "B     20");
    }

    @Test
    void aRowHasACellForEachColumn() {
        TextTable table = TextTable.of("a", "b");
        assertThatThrownBy(() -> table.row("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 cells in a table of 2 columns");
    }

    private static List<String> printed(TextTable table, int indent) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        table.print(out, indent);
        out.flush();
        return text.toString().lines().toList();
    }
}
