package io.bellwether.decision.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.answer.RecordedAnswer;
import io.bellwether.decision.app.context.ContextFingerprint;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.json.TestFormats;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedAdvisorTest {
    private static final ContextFormat FORMAT = TestFormats.contexts();
    private static final Advisor.Usage USAGE = new Advisor.Usage(900, 100, 80, 20);

    @TempDir
    Path folder;

    @Test
    void givesTheAnswerOfTheSameFactsForNothing() throws IOException {
        DeskContext context = TestContexts.context();
        Advisor advisor = replay(answer(context, 0, 0, "first\u2028\n\"x\""), answer(context, 0, 1, "repaired"));
        Advisor.Answer first = advisor.ask(request(context, 0, 0));
        assertThat(first.text()).isEqualTo("first\u2028\n\"x\"");
        assertThat(first.model()).isEqualTo("m-1");
        assertThat(first.ending()).isEqualTo(Advisor.Ending.TRUNCATED);
        assertThat(first.usage()).isEqualTo(Advisor.Usage.NONE);
        assertThat(first.exchange().provider()).isEqualTo("recorded");
        assertThat(first.exchange().parameters())
                .containsEntry("recorded_advisor", "gpt")
                .containsEntry("recorded_provider", "openai");
        assertThat(advisor.ask(request(context, 0, 1)).text()).isEqualTo("repaired");
        assertThat(advisor.name()).isEqualTo("replay");
    }

    @Test
    void theFactsOfAnotherDeskAreTheSameFacts() throws IOException {
        DeskContext context = TestContexts.context();
        DeskContext other = TestContexts.context("ctx-2");
        assertThat(ContextFingerprint.of(other, FORMAT)).isEqualTo(ContextFingerprint.of(context, FORMAT));
        String text = "{\"thesis_id\":\"ctx-20261119-morning-BOLT\",\"reasoning\":\"of ctx-20261119-morning-BOLT and"
                + " \\\"ctx-20261119-morning-BOL\\\"\"}";
        assertThat(replay(answer(context, 0, 0, text)).ask(request(other, 0, 0)).text())
                .as("the thesis is this desk's, prose stays")
                .isEqualTo(text.replace("\"ctx-20261119-morning-BOLT\"", "\"ctx-2-20261119-morning-BOLT\""));
    }

    @Test
    void otherFactsGetNoAnswer() throws IOException {
        DeskContext context = TestContexts.context();
        DeskContext changed = new DeskContext(
                context.contextId(),
                context.desk(),
                context.portfolio(),
                context.market(),
                context.instruments(),
                context.theses(),
                List.of(),
                context.framework(),
                context.history());
        Advisor advisor = replay(answer(context, 0, 0, "first"));
        assertUnavailable(advisor, request(changed, 0, 0))
                .hasMessage(
                        ("the answer of %s for 2026-11-20 MORNING, advisor 1 of the list, repair 0 was given to other"
                                        + " facts: their fingerprint is %s, here it is %s")
                                .formatted(
                                        file(),
                                        ContextFingerprint.of(context, FORMAT),
                                        ContextFingerprint.of(changed, FORMAT)));
    }

    @Test
    void aMissingAnswerIsNamed() throws IOException {
        DeskContext context = TestContexts.context();
        Advisor advisor = replay(answer(context, 0, 0, "first"));
        assertUnavailable(advisor, request(context, 1, 0))
                .hasMessage(file() + " has no answer for 2026-11-20 MORNING, advisor 2 of the list, repair 0");
        assertUnavailable(advisor, request(context, 0, 2))
                .hasMessage(file() + " has no answer for 2026-11-20 MORNING, advisor 1 of the list, repair 2");
    }

    @Test
    void brokenLinesAreNamedWhenTheAdvisorIsMade() throws IOException {
        RecordedAnswer good = answer(TestContexts.context(), 0, 0, "x");
        new AnswerFile().write(file(), List.of(good, good));
        String twice = Files.readString(file());
        assertBroken(twice, ", line 2 answers 2026-11-20 MORNING, advisor 1 of the list, repair 0 again, see line 1");
        String once = twice.substring(0, twice.indexOf('\n'));
        assertBroken("\n" + once.substring(0, 80), ", line 2 is no recorded answer: ");
        assertBroken(once.replace("\"repair\":0", "\"repair\":-1"), ", line 1 is no recorded answer: ");
        assertBroken(once.replace("\"text\":\"x\"", "\"text\":null"), "text must be there");
        assertBroken(once.replace("\"repair\":0,", ""), ", line 1 is no recorded answer: ");
        assertBroken(once.replace("\"text\"", "\"txt\""), ", line 1 is no recorded answer: ");
        Files.write(file(), new byte[] {(byte) 0xff});
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
        Files.delete(file());
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("./bellwether answers export");
    }

    @Test
    void aFileMustBeNamed() {
        assertThatThrownBy(() -> new RecordedProvider(FORMAT).create("replay", settings(Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs bellwether.advisors.replay.file");
    }

    private void assertBroken(String text, String message) throws IOException {
        Files.writeString(file(), text);
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file().toString())
                .hasMessageContaining(message);
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertUnavailable(
            Advisor advisor, Advisor.Request request) {
        return assertThatThrownBy(() -> advisor.ask(request))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class, f -> assertThat(f.code()).isEqualTo("ADVISOR_UNAVAILABLE"));
    }

    private Advisor replay(RecordedAnswer... answers) throws IOException {
        new AnswerFile().write(file(), List.of(answers));
        return open();
    }

    private Advisor open() {
        return new RecordedProvider(FORMAT).create("replay", settings(Optional.of(file())));
    }

    private Path file() {
        return folder.resolve("answers.jsonl");
    }

    private static AdvisorSettings settings(Optional<Path> file) {
        return TestReplays.settings(file);
    }

    private static RecordedAnswer answer(DeskContext context, int advisor, int repair, String text) {
        return new RecordedAnswer(
                new DeskId("ctx"),
                TestContexts.DAY,
                Session.MORNING,
                SegmentId.DESK,
                advisor,
                repair,
                ContextFingerprint.of(context, FORMAT),
                "gpt",
                "openai",
                "m-1",
                Advisor.Ending.TRUNCATED,
                text,
                USAGE);
    }

    private static Advisor.Request request(DeskContext context, int advisor, int repair) {
        return new Advisor.Request(
                context.contextId(),
                FORMAT.write(context),
                Session.MORNING,
                advisor,
                repair,
                List.of(),
                Optional.empty());
    }
}
