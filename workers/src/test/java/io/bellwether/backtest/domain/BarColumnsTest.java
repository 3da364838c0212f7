package io.bellwether.backtest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarColumnsTest {
    @Test
    void givesBackWhatWasAdded() {
        BarColumns bars = new BarColumns.Builder("ACME")
                .add(19_723, 10.1, 11, 9.5, 10.4, 1234)
                .add(19_725, 10.4, 10.4, 10.4, 10.4, 0)
                .build();
        assertThat(bars.name()).isEqualTo("ACME");
        assertThat(bars.size()).isEqualTo(2);
        assertThat(bars.date(0)).isEqualTo("2024-01-01");
        assertThat(bars.date(1)).isEqualTo("2024-01-03");
        assertThat(new double[] {bars.open(0), bars.high(0), bars.low(0), bars.close(0)})
                .containsExactly(10.1, 11, 9.5, 10.4);
        assertThat(bars.volume(0)).isEqualTo(1234);
    }

    @Test
    void holdsMoreBarsThanItFirstMadeRoomFor() {
        BarColumns.Builder builder = new BarColumns.Builder("LONG");
        for (int day = 0; day < 5000; day++) {
            builder.add(day, 1, day + 1, 1, 1, day);
        }
        BarColumns bars = builder.build();
        assertThat(bars.size()).isEqualTo(5000);
        assertThat(bars.high(4999)).isEqualTo(5000);
        assertThat(bars.volume(4999)).isEqualTo(4999);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2|NaN|2|1|1|5|open must be a finite price > 0, was NaN",
                "2|1|Infinity|1|1|5|high must be a finite price > 0, was Infinity",
                "2|1|2|0|1|5|low must be a finite price > 0, was 0.0",
                "2|1|2|1|-3|5|close must be a finite price > 0, was -3.0",
                "2|1|2|1|3|5|open and close must lie between low and high, but open is 1.0, high 2.0, low 1.0, close 3.0",
                "2|1|2|1.5|2|5|open and close must lie between low and high, but open is 1.0, high 2.0, low 1.5, close 2.0",
                "2|1|2|1|1|-5|volume must be >= 0, was -5",
                "1|1|2|1|1|5|dates must rise, but 1970-01-02 follows 1970-01-02",
                "0|1|2|1|1|5|dates must rise, but 1970-01-01 follows 1970-01-02"
            })
    void refusesABarThatCannotBe(
            int day, double open, double high, double low, double close, long volume, String sentence) {
        BarColumns.Builder builder = new BarColumns.Builder("ACME").add(1, 1, 1, 1, 1, 1);
        assertThatThrownBy(() -> builder.add(day, open, high, low, close, volume))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
        assertThat(builder.build().size()).isEqualTo(1);
    }
}
