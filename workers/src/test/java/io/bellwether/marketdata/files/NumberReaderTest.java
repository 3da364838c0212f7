package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {
    private static final NumberReader DOTS = NumberReader.of(Stream.of("10.5", "1,234.5"));
    private static final NumberReader COMMAS = NumberReader.of(Stream.of("10,5", "1.234,50"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.5 | 10.5
            $10.5 | 10.5
            1,234.5 | 1234.5
            1,234 | 1234
            1.2E2 | 120
            """)
    void readsDecimalPoints(String text, String price) {
        assertThat(DOTS.price("open", text)).isEqualTo(Price.of(price));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10,5 | 10.5
            1.234,5 | 1234.5
            1.234 | 1234
            7 | 7
            """)
    void readsDecimalCommas(String text, String price) {
        assertThat(COMMAS.price("open", text)).isEqualTo(Price.of(price));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "null", "NaN", "-1", "(1)", "€1", "1 000", "1,23,4", "0", "1..2"})
    void refusesWhatIsNotCertainlyAPrice(String text) {
        assertThatThrownBy(() -> DOTS.price("open", text))
                .isInstanceOf(BadField.class)
                .hasMessage("open '" + text + "' is not a plain number greater than 0");
    }

    @Test
    void doesNotGuessWhetherACommaGroups() {
        NumberReader undecided = NumberReader.of(Stream.of("1,234", "2,345"));

        assertThatThrownBy(() -> undecided.price("open", "1,234")).isInstanceOf(BadField.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000 | 1000
            1000.75 | 1000.75
            1,234,567 | 1234567
            3.40K | 3400
            1.5M | 1500000
            2B | 2000000000
            0 | 0
            """)
    void readsVolumes(String text, BigDecimal shares) {
        assertThat(DOTS.volume(text)).isEqualByComparingTo(shares);
    }
}
