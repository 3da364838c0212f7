package io.bellwether.decision.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.kernel.Symbol;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickersTest {
    @ParameterizedTest
    @CsvSource({
        "BRK.B, BRK.B, BRK.B",
        "BRK.B, BRK-B, BRK.B",
        "BRK.B, BRK/B, BRK.B",
        "BRK.B, NYSE:BRK.B, BRK.B",
        "BRK-B, BRK.B, BRK-B",
        "BRK-B, nyse: brk/b, BRK-B",
        "ACME, NASDAQ:ACME, ACME",
        "ACME, $acme, ACME",
        "ACME.WS, ACME/WS, ACME.WS",
        "BRK.A BRK.B, BRK-B, BRK.B",
        "BRK.B, BRKB, ''",
        "BRK.B, BRK, ''",
        "BRKB, BRK.B, ''",
        "BRK, BRK.B, ''",
        "ACME, LSE:ACME, ''",
        "ACME, ACME:NASDAQ, ''",
        "ACME, 'ACME, BOLT', ''",
        "BRK.B BRK-B, BRK/B, ''",
        "BRK.B BRK-B, BRK-B, BRK-B",
        "BRK.B BRK-B, NYSE:BRK.B, ''"
    })
    void aTickerCountsWhereExactlyOneInstrumentFits(String known, String written, String meant) {
        assertThat(new Tickers(context(known)).known(written))
                .isEqualTo(Optional.of(meant).filter(symbol -> !symbol.isEmpty()));
    }

    private static DeskContext context(String symbols) {
        DeskContext c = TestContexts.context();
        return new DeskContext(
                c.contextId(),
                c.desk(),
                c.portfolio(),
                c.market(),
                Arrays.stream(symbols.split(" "))
                        .map(symbol -> TestContexts.instrument(new Symbol(symbol), "10.00", Optional.empty()))
                        .toList(),
                c.theses(),
                c.news(),
                c.framework(),
                c.history());
    }
}
