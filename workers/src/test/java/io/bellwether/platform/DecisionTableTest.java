package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.bellwether.kernel.PermanentFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.dmn.DmnEngine;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** What a table, a file or a value that is not as it should be comes to: a sentence, and never a number. */
class DecisionTableTest {
    private static final String FILE = read("conviction-gate");
    private static final Set<String> INPUTS = Set.of("aggressiveness");
    private static final String LEVEL = "logging.level.";

    private final DecisionTable gate = DecisionTable.load("conviction-gate", INPUTS);

    @Test
    void aMissingValueAndNullAreBothUnknown() {
        Map<String, Object> unknown = new HashMap<>();
        unknown.put("aggressiveness", null);
        assertThat(gate.number(unknown)).isEqualTo(new BigDecimal("100"));
        assertThat(gate.number(Map.of())).isEqualTo(new BigDecimal("100"));
    }

    @Test
    void aValueOfAnotherTypeFitsNoRuleThatAsksForIt() {
        for (Object wrong : List.of("1", true, List.of(1))) {
            assertThat(gate.number(Map.of("aggressiveness", wrong))).isEqualTo(new BigDecimal("100"));
        }
    }

    @Test
    void anAnswerThatTheTableItselfDoesNotAllowIsAFaultThatNamesTheInputs() {
        DecisionTable wordy = table(FILE.replace("<text>60</text>", "<text>\"sixty\"</text>"));
        assertThatThrownBy(() -> wordy.number(Map.of("aggressiveness", 0)))
                .isInstanceOf(PermanentFault.class)
                .hasMessageStartingWith("the decision table conviction-gate cannot judge {aggressiveness=0}: ")
                .hasMessageContaining("sixty");
        DecisionTable torn = table(FILE.replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\""));
        assertThatThrownBy(() -> torn.number(Map.of("aggressiveness", 0)))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("cannot judge {aggressiveness=0}: ");
    }

    @Test
    void aValueForNoInputIsAFaultThatSaysWhatIsRead() {
        assertThatThrownBy(() -> gate.number(Map.of("agressiveness", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the decision table conviction-gate reads [aggressiveness], and not [agressiveness]");
    }

    @Test
    void anAnswerOfAnotherKindIsAFault() {
        assertThatThrownBy(() -> gate.yes(Map.of("aggressiveness", 1)))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("the decision table conviction-gate must answer with a yes or no, but gives 55 for"
                        + " {aggressiveness=1}");
    }

    @Test
    void noRuleThatFitsIsAFault() {
        DecisionTable open = table(FILE.replace("<text></text>", "<text>7</text>"));
        assertThat(open.number(Map.of("aggressiveness", 7))).isEqualTo(new BigDecimal("100"));
        assertThatThrownBy(() -> open.number(Map.of("aggressiveness", 8)))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("the decision table conviction-gate must answer with a number, but gives nothing for"
                        + " {aggressiveness=8}");
    }

    @Test
    void anInputThatTheTableDoesNotReadIsFoundWhenItIsLoaded() {
        assertThatThrownBy(() -> table(FILE.replace("<text>aggressiveness</text>", "<text>boldness</text>")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the decision table conviction-gate reads [boldness], but its callers say [aggressiveness]");
        assertThatThrownBy(() -> table(FILE.replace("<text>3</text>", "<text>&gt; desk.most + 1</text>")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reads [aggressiveness, desk]");
    }

    @Test
    void aFileThatIsMissingOrNoTableIsFoundWhenItIsLoaded() {
        assertThatThrownBy(() -> DecisionTable.load("conviction", INPUTS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the decision table conviction is missing: there is no bpmn/conviction.dmn on the class path");
        assertThatThrownBy(() -> table(FILE.replace("id=\"conviction-gate\"", "id=\"gate\"")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no decision of this id");
        assertThatThrownBy(() -> table(FILE.replace("<text>3</text>", "<text>&gt;&gt; 3</text>")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the decision table conviction-gate is not valid: ");
        assertThatThrownBy(() -> table("no table"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the decision table conviction-gate is not valid: ");
    }

    @Test
    void theLibraryWritesNothingToTheApplicationsLog() throws IOException {
        Map<String, Level> levels = new HashMap<>();
        for (PropertySource<?> source :
                new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"))) {
            for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                if (name.startsWith(LEVEL)) {
                    levels.put(name.substring(LEVEL.length()), Level.toLevel(String.valueOf(source.getProperty(name))));
                }
            }
        }
        levels.keySet().removeIf(name -> !name.startsWith("org.camunda."));
        assertThat(written(levels)).isEmpty();
        // said in so many words: an application that ran in this JVM before has set them
        levels.replaceAll((name, level) -> Level.INFO);
        assertThat(written(levels)).isNotEmpty();
    }

    /** What making an evaluator and asking it writes when everything but these loggers tells what is of interest. */
    private static List<String> written(Map<String, Level> levels) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Map<Logger, Level> before = new HashMap<>();
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        Logger library = context.getLogger("org.camunda");
        library.addAppender(written);
        library.setAdditive(false);
        try {
            before.put(library, library.getLevel());
            library.setLevel(Level.INFO);
            levels.forEach((name, level) -> {
                before.put(context.getLogger(name), context.getLogger(name).getLevel());
                context.getLogger(name).setLevel(level);
            });
            new DmnEngine.Builder().build();
            DecisionTable table = DecisionTable.load(
                    "risk-multiplier", Set.of("marketVolatility", "portfolioCorrelation", "drawdown"));
            assertThat(table.number(Map.of("drawdown", "deep"))).isEqualTo(new BigDecimal("0.504"));
        } finally {
            before.forEach(Logger::setLevel);
            library.setAdditive(true);
            library.detachAppender(written);
        }
        return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static DecisionTable table(String file) {
        return DecisionTable.read(
                "conviction-gate", INPUTS, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(String id) {
        try {
            return Files.readString(ProcessModels.BPMN.resolve(id + ".dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
