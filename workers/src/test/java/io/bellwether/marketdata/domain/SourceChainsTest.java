package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains as people write them and as a market keeps them. */
class SourceChainsTest {
    @Test
    void whatIsKeptIsReadAgain() {
        SourceChains chains = new SourceChains(Map.of(
                DataKind.QUOTES, List.of("alpaca"),
                DataKind.DAILY_BARS, List.of("tiingo", "yahoo")));

        assertThat(chains.text()).isEqualTo("daily-bars=tiingo,yahoo;quotes=alpaca");
        assertThat(SourceChains.parse(chains.text())).isEqualTo(chains);
        assertThat(chains.find(DataKind.DAILY_BARS)).contains(List.of("tiingo", "yahoo"));
        assertThat(chains.find(DataKind.NEWS)).isEmpty();
        assertThat(SourceChains.parse(SourceChains.DEFAULT.text())).isEqualTo(SourceChains.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bars=yahoo                | 'bars' is no kind of data; there are daily-bars, quotes
            daily-bars=yahoo,yahoo    | the chain of daily-bars names a source twice: yahoo, yahoo
            daily-bars=               | '' is no name of a source
            daily-bars=Ya hoo         | 'Ya hoo' is no name of a source
            daily-bars                | 'daily-bars' is no chain of sources
            """)
    void whatIsNoneIsSaid(String text, String sentence) {
        assertThatThrownBy(() -> SourceChains.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }
}
