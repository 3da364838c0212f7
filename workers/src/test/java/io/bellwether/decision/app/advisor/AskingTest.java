package io.bellwether.decision.app.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.app.advisor.AdvisorFault.Kind;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.platform.Alerts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskingTest {
    private static final StoredContext CONTEXT = new StoredContext(
            new DecisionKey(new DeskId("d"), LocalDate.of(2026, 11, 20), Session.MORNING),
            Instant.parse("2026-11-20T14:30:00Z"),
            "{}");
    private static final AdvisorSettings SETTINGS = new AdvisorSettings(
            "vendor",
            "m-1",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(1),
            1,
            1,
            Optional.of(new BigDecimal("0.2")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final List<Alerts.Alert> alerts = new ArrayList<>();
    private final Set<RequestParameter> remembered = new TreeSet<>();
    private final List<Set<RequestParameter>> asked = new ArrayList<>();
    private final Set<RequestParameter> refusing = new HashSet<>();
    private final Asking asking = new Asking(
            new ConfiguredAdvisors(Map.of("mine", SETTINGS), Duration.ofSeconds(30)),
            new RefusedParameters() {
                @Override
                public Set<RequestParameter> find(String advisor, AdvisorSettings settings) {
                    return Set.copyOf(remembered);
                }

                @Override
                public boolean remember(
                        String advisor,
                        AdvisorSettings settings,
                        RequestParameter parameter,
                        String said,
                        Instant asOf) {
                    return remembered.add(parameter);
                }

                @Override
                public void forget(String advisor) {
                    throw new AssertionError("only a check forgets");
                }
            },
            new AdvisorAlert(alerts::add));

    private Advisor.Answer ask() {
        Advisor advisor = new Advisor() {
            @Override
            public String name() {
                return "mine";
            }

            @Override
            public Answer ask(Request request) {
                asked.add(request.without());
                List<RequestParameter> refused = refusing.stream()
                        .filter(parameter -> !request.without().contains(parameter))
                        .sorted()
                        .toList();
                if (!refused.isEmpty()) {
                    throw new AdvisorFault(Kind.REQUEST_REFUSED, "no " + refused).refusing(refused);
                }
                return Answer.plain("fine", "m-1");
            }
        };
        return asking.ask(
                CONTEXT,
                "mine",
                advisor,
                new Advisor.Request(CONTEXT.id(), "{}", Session.MORNING, List.of(), Optional.empty()));
    }

    @Test
    void aRefusedPartIsLeftOutToldOnceAndRemembered() {
        refusing.add(RequestParameter.TEMPERATURE);
        assertThat(ask().text()).isEqualTo("fine");
        assertThat(asked).containsExactly(Set.of(), Set.of(RequestParameter.TEMPERATURE));
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.key()).isEqualTo("advisor-parameter:mine:m-1:TEMPERATURE:0.2");
            assertThat(alert.text())
                    .contains("no [TEMPERATURE]")
                    .contains("Remove bellwether.advisors.mine.temperature");
        });
        asked.clear();
        assertThat(ask().text()).isEqualTo("fine");
        assertThat(asked).as("not found out again").containsExactly(Set.of(RequestParameter.TEMPERATURE));
        assertThat(alerts).hasSize(1);
    }

    @Test
    void oneAfterTheOtherIsLeftOut() {
        refusing.addAll(List.of(RequestParameter.TEMPERATURE, RequestParameter.SCHEMA));
        ask();
        assertThat(asked)
                .containsExactly(
                        Set.of(),
                        Set.of(RequestParameter.TEMPERATURE),
                        Set.of(RequestParameter.TEMPERATURE, RequestParameter.SCHEMA));
        assertThat(alerts).hasSize(2);
    }

    @Test
    void whatWasNotSentCannotBeLeftOut() {
        refusing.add(RequestParameter.EFFORT);
        assertThatThrownBy(this::ask).isInstanceOf(AdvisorFault.class).hasMessage("no [EFFORT]");
        assertThat(asked).hasSize(1);
        assertThat(remembered).isEmpty();
        assertThat(alerts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "400 | Unsupported value: 'temperature' does not support 0.2 with this model. | TEMPERATURE",
                "400 | temperature: Extra inputs are not permitted | TEMPERATURE",
                "400 | `temperature` is deprecated for this model. | TEMPERATURE",
                "400 | Argument not supported on this model: reasoning_effort | EFFORT",
                "400 | Unsupported parameter: 'reasoning.effort' is not supported with this model. | EFFORT",
                "400 | This model does not support the effort parameter. | EFFORT",
                "422 | response_format: unexpected value 'json_schema' | SCHEMA",
                "400 | 'response_format.type' must be 'text' or 'json_object'; json_schema unsupported | SCHEMA",
                "501 | structured output is not implemented | SCHEMA",
                "400 | output_config.format: Extra inputs are not permitted | SCHEMA",
                "400 | output_config.effort: Input should be 'low', 'medium' or 'high' | EFFORT",
                "400 | system.0.cache_control: Extra inputs are not permitted | CACHE",
                "400 | max_tokens: must be at most 8192 | ",
                "400 | your request was invalid | ",
                "500 | temperature is not supported | ",
                "401 | unknown key | "
            })
    void whatARefusalNamesIsKnown(int status, String said, RequestParameter parameter) {
        List<RequestParameter> refused = RequestParameter.refused(status, said);
        if (parameter == null) {
            assertThat(refused).isEmpty();
        } else {
            assertThat(refused).first().isEqualTo(parameter);
        }
    }
}
