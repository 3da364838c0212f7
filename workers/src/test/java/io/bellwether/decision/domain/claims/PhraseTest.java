package io.bellwether.decision.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking only where words begin finds what looking everywhere finds. */
class PhraseTest {
    private static final List<String> WORDS = List.of(
            "last",
            "current",
            "price",
            "Price",
            "prices",
            "trades",
            "quoted",
            "closed",
            "close",
            "sma10",
            "SMA",
            "10",
            "20-day",
            "50-session",
            "average",
            "moving",
            "RSI",
            "rsi(14)",
            "ATR",
            "14",
            "momentum",
            "over",
            "sessions",
            "annualised",
            "volatility_20d",
            "prior_high20",
            "high",
            "low20",
            "above_sma50",
            "breadth",
            "our",
            "the",
            "sma20",
            "20-day mean",
            "sma-50",
            "50-day average",
            "20-day high",
            "prior low20",
            "desk's",
            "cash",
            "equity",
            "drawdown",
            "is",
            "at",
            "of",
            "about",
            "~",
            "=",
            "(",
            ")",
            "$4.20",
            "12",
            "5 %",
            "-0.16",
            "1,234.50",
            "3 percent",
            "1.3M",
            "2.5x",
            "preprice",
            "cashier",
            "o'cash",
            "\u00e9price",
            "\u0130rsi");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(14); i > 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
            text.append(List.of(" ", " ", " ", " ", "", ", ", ". ", "; ", "\n", " \n ", "! ", "-")
                    .get(random.nextInt(12)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(FactKind.class)
    void factsAreFoundWhereTheirPatternFindsThem(FactKind kind) {
        Random random = new Random(kind.ordinal());
        int found = 0;
        for (int i = 0; i < 4000; i++) {
            String text = text(random);
            List<String> everywhere = new ArrayList<>();
            Matcher matcher = kind.phrase().pattern().matcher(text);
            while (matcher.find()) {
                everywhere.add(matcher.start() + " " + matcher.group());
            }
            List<String> there = new ArrayList<>();
            kind.phrase().in(new Sentence(text), said -> there.add(said.start() + " " + said.group()));
            assertThat(there).as(text).isEqualTo(everywhere);
            found += there.size();
        }
        assertThat(found).as("found").isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sentencesEndWhereTheyAreSplit(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4000; i++) {
            String text = text(random);
            List<String> split = Arrays.stream(text.split("(?<=[.;!?])\\s+|\\n+"))
                    .filter(sentence -> sentence.chars().anyMatch(c -> c >= '0' && c <= '9'))
                    .toList();
            assertThat(Sentence.withDigits(text))
                    .as(text)
                    .extracting(Sentence::text)
                    .isEqualTo(split);
        }
    }
}
