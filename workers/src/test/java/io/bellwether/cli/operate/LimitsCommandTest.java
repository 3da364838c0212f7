package io.bellwether.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.bellwether.desk.app.LimitsOf;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.DeskId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsCommandTest {
    private static final LimitsOf LIMITS = new LimitsOf(
            RiskLimits.DEFAULT.with(LimitKey.MAX_POSITION, new BigDecimal("0.15")),
            Map.of(LimitKey.MAX_POSITION, new BigDecimal("0.15")));

    @Test
    void readsKeysWithTheirValuesAndWhatIsTakenBack() {
        assertThat(LimitsCommand.Set.parse(List.of("max-position=0.15", "min-price=default")))
                .containsExactly(
                        entry(LimitKey.MAX_POSITION, Optional.of(new BigDecimal("0.15"))),
                        entry(LimitKey.MIN_PRICE, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "max-position|'max-position' is not of the form key=value, e.g. max-position=0.15",
                "=1|'=1' is not of the form key=value, e.g. max-position=0.15",
                "max-position=much|max-position must be a number or 'default', was 'much'",
                "max-postion=1|there is no limit 'max-postion'; did you mean 'max-position'?"
            })
    void saysInASentenceWhatItCannotRead(String change, String sentence) {
        assertThatThrownBy(() -> LimitsCommand.Set.parse(List.of(change))).hasMessageStartingWith(sentence);
    }

    @Test
    void printsEveryLimitWithItsUnitAndMarksWhatWasSetHere() {
        String[] lines = print(false).split("\n");
        assertThat(lines).hasSize(2 * LimitKey.values().length);
        assertThat(lines[0]).isEqualTo("max-position                             0.15  fraction of equity (set here)");
        assertThat(lines[1]).isEqualTo("    largest position");
        assertThat(lines[2]).doesNotContain("(set here)");
    }

    @Test
    void printsJsonForPrograms() {
        assertThat(print(true))
                .startsWith("{\"desk\":\"demo\",\"limits\":[{\"default\":0.20,\"key\":\"max-position\",")
                .contains("\"setHere\":true,\"unit\":\"fraction of equity\",\"value\":0.15}");
    }

    private static String print(boolean json) {
        LimitsCommand.Target target = new LimitsCommand.Target();
        target.desk.id = new DeskId("demo");
        target.json = json;
        StringWriter text = new StringWriter();
        target.print(new PrintWriter(text), LIMITS);
        return text.toString();
    }
}
