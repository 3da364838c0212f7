package io.bellwether.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.Segment;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.SegmentsOf;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SegmentsPrinterTest {
    private static final SegmentsOf SEGMENTS = new SegmentsOf(
            "simulated-5",
            List.of(new SegmentsOf.Listed(
                    new Segment("biotech", "Biotech", new TreeSet<>(List.of(new Symbol("CURE"), new Symbol("ACME")))),
                    Map.of(LimitKey.MAX_POSITION, new BigDecimal("0.05"), LimitKey.MIN_PRICE, new BigDecimal("2")))),
            37);

    private static String print(boolean json, SegmentsOf segments) {
        StringWriter text = new StringWriter();
        new SegmentsPrinter(new PrintWriter(text), new DeskId("main"), json).print(segments);
        return text.toString();
    }

    @Test
    void printsEachSegmentWithSymbolsAndOwnLimitsAndWhatIsInNone() {
        assertThat(print(false, SEGMENTS)).isEqualTo("""
                biotech (Biotech), 2 symbols
                  symbols: ACME, CURE
                  own limits: max-position 0.05, min-price 2
                In no segment, with the limits of the desk: 37 symbols of market simulated-5.
                """);
    }

    @Test
    void aDeskWithoutSegmentsIsOneSegment() {
        assertThat(print(false, new SegmentsOf("simulated-5", List.of(), 1)))
                .isEqualTo("No segments: one set of limits, the desk's, for 1 symbol of market simulated-5.\n");
    }

    @Test
    void printsJsonForPrograms() {
        assertThat(print(true, SEGMENTS))
                .isEqualTo("{\"desk\":\"main\",\"market\":\"simulated-5\",\"otherSymbols\":37,\"segments\":[{"
                        + "\"id\":\"biotech\",\"name\":\"Biotech\",\"ownLimits\":{\"max-position\":0.05,\"min-price\":\"2.00\"},"
                        + "\"symbols\":[\"ACME\",\"CURE\"]}]}\n");
    }
}
