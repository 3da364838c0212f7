package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
    /** Midnight is a label of the day where it was written; any other moment is a time at the exchange. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-11-14                      | 2025-11-14
            2025-11-14 00:00:00-05:00       | 2025-11-14
            2025-11-14T00:00:00.000Z        | 2025-11-14
            2025-11-14T05:00:00Z            | 2025-11-14
            2025-07-14T04:00:00Z            | 2025-07-14
            2025-11-14T21:00:00+00:00       | 2025-11-14
            2025-11-15T01:00:00Z            | 2025-11-14
            2025-11-14T00:00:00+01:00       | 2025-11-14
            2025-11-14 16:00:00             | 2025-11-14
            2025-11-14 16:00 EST            | 2025-11-14
            2025-11-14T09:30:00-05:00[America/New_York] | 2025-11-14
            2025/11/14                      | 2025-11-14
            2025.11.14                      | 2025-11-14
            20251114                        | 2025-11-14
            20251114 00:00:00               | 2025-11-14
            1763078400                      | 2025-11-14
            1763130600                      | 2025-11-14
            1763096400000                   | 2025-11-14
            1763096400000000000             | 2025-11-14
            Nov 14, 2025                    | 2025-11-14
            November 14, 2025               | 2025-11-14
            Fri, 14 Nov 2025                | 2025-11-14
            14-Nov-25                       | 2025-11-14
            14.11.2025                      | 2025-11-14
            11/14/2025                      | 2025-11-14
            14/11/2025                      | 2025-11-14
            11/14/25                        | 2025-11-14
            11/14/2025 16:00:00             | 2025-11-14
            11/14/99                        | 1999-11-14
            """)
    void readsTheDayOf(String text, LocalDate day) {
        assertThat(DateReader.of(List.of(text)).read(text)).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2025-02-30", "31/31/2025", "25-13-2025", "14", "2025", "Nov 2025", "99999999"})
    void readsNoDayOf(String text) {
        assertThatThrownBy(() -> DateReader.of(List.of(text)).read(text))
                .isInstanceOf(BadField.class)
                .hasMessage("date '" + text + "' is no date");
    }

    @Test
    void letsTheDatesOfAFileDecideWhichNumberIsTheMonth() {
        DateReader american = DateReader.of(List.of("03/04/2024", "03/05/2024", "03/06/2024"));
        DateReader european = DateReader.of(List.of("04/03/2024", "05/03/2024", "06/03/2024"));

        assertThat(american.read("03/04/2024")).isEqualTo("2024-03-04");
        assertThat(european.read("04/03/2024")).isEqualTo("2024-03-04");
    }

    @Test
    void guessesNoMonth() {
        assertThatThrownBy(() -> DateReader.of(List.of("05/04/2016")).read("05/04/2016"))
                .hasMessage("date '05/04/2016' may be 2016-05-04 or 2016-04-05; write YYYY-MM-DD");
    }
}
