package io.bellwether.impact.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fed raises interest rates by a quarter point | RATES | true | 0.5
            Fed raises rates by 50 basis points in surprise move | RATES | true | 0.75
            Federal Reserve cuts interest rates | RATES | false | 0.5
            Fed may cut rates in March | RATES | false | 0.25
            Fed's dovish turn: central bank slashes rates | RATES | false | 0.85
            Inflation cools more than thought | INFLATION | false | 0.5
            Oil surges after supply disruption in the Gulf | OIL | true | 0.85
            OPEC+ agrees to cut output | OIL | true | 0.5
            Crude slides as OPEC raises output | OIL | false | 0.6
            Oil edges lower | OIL | false | 0.3
            New tariffs imposed on imported goods | TARIFFS | true | 0.6
            Demand for AI chips is booming, Nvidia says | AI_CHIPS | true | 0.6
            US restricts exports of advanced AI chips | AI_CHIPS | false | 0.5
            Apple cuts iPhone orders on weak demand | PRODUCT | false | 0.6
            Apple unveils new product line | PRODUCT | true | 0.5
            Tesla misses on deliveries | SUPPLY | false | 0.5
            Tesla recalls vehicles | PRODUCT | false | 0.5
            Acme beats on earnings | EARNINGS | true | 0.5
            Acme quarterly profit plunges | EARNINGS | false | 0.75
            Acme lowers full-year guidance | GUIDANCE | false | 0.5
            Acme files for Chapter 11 bankruptcy | DISTRESS | false | 0.95
            Acme announces $20 million public offering | CAPITAL | false | 0.5
            Acme wins FDA approval | REGULATION | true | 0.6
            Regulators open antitrust probe into Acme | REGULATION | false | 0.6
            Acme downgraded by analyst | ANALYST | false | 0.5
            """)
    void readsKindDirectionAndStrength(String headline, EventKind kind, boolean up, double strength) {
        Reading reading = Lexicon.own().read(headline).orElseThrow();
        assertThat(reading.kind()).isEqualTo(kind);
        assertThat(reading.up()).isEqualTo(up);
        assertThat(reading.strength()).isEqualTo(strength, offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fed holds interest rates",
                "Fed does not raise interest rates",
                "Acme opens a museum",
                "Oil",
                "...",
                "ACME wins",
                "\u202e\u0000"
            })
    void whatNamesNoKindOrNoDirectionIsNoEvent(String headline) {
        assertThat(Lexicon.own().read(headline)).isEqualTo(Optional.empty());
    }

    @Test
    void wordsInTheirOwnDirectionsLeaveNothing() {
        assertThat(Lexicon.own().read("Oil rises, then falls")).isEmpty();
    }
}
