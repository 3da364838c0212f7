package io.bellwether.decision.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.CheckedAnswer.Invalid;
import io.bellwether.decision.domain.CheckedAnswer.Valid;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Problem;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every answer of the corpus, in {@code src/test/resources/decision/corpus}. */
class CorpusTest {
    private static final Duration EACH_ON_AVERAGE = Duration.ofMillis(200);
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final JsonAnswerFormat format = new JsonAnswerFormat();

    static Stream<CorpusCase> answers() {
        return CorpusCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void isReadToTheExpectedVerdict(CorpusCase answer) {
        DeskContext context = CorpusContexts.of(answer.context());
        switch (read(answer)) {
            case Valid valid -> {
                assertThat(answer.valid())
                        .as("is a decision, with %s", valid.mappings())
                        .isTrue();
                assertThat(valid.mappings().stream().map(CorpusTest::words)).isEqualTo(answer.mappings());
                assertThat(valid.decision().trades().stream().map(CorpusCase::line))
                        .isEqualTo(answer.trades());
                PermittedTrades.check(valid.decision(), context);
                String written = format.write(valid.decision());
                assertThat(format.read(written, context, "model")).isEqualTo(new Valid(valid.decision()));
            }
            case Invalid invalid -> {
                assertThat(answer.valid())
                        .as("is refused for %s", invalid.problems())
                        .isFalse();
                assertThat(invalid.problems().stream().map(Problem::path).distinct())
                        .isEqualTo(answer.problems());
                assertThat(invalid.problems().getFirst().limit()).isEqualTo(answer.limit());
                assertThat(invalid.repairable()).isEqualTo(answer.repairable());
            }
        }
    }

    @Test
    void holdsHundredsOfDifferentAnswersOfBothKinds() {
        List<CorpusCase> all = CorpusCase.all();
        assertThat(all).extracting(CorpusCase::id).doesNotHaveDuplicates();
        assertThat(all).extracting(CorpusCase::raw).doesNotHaveDuplicates();
        assertThat(all.stream().filter(CorpusCase::valid).count()).isGreaterThan(600);
        assertThat(all.stream().filter(answer -> !answer.valid()).count()).isGreaterThan(1000);
    }

    /** Hostile answers cost no more than good ones: one budget for all, and no heap for any. */
    @Test
    void isReadInBoundedTimeAndMemory() {
        List<CorpusCase> all = CorpusCase.all();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (CorpusCase answer : all) {
            long before = threads.getCurrentThreadAllocatedBytes();
            read(answer);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for %s", answer)
                    .isLessThan(MOST_BYTES);
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
                .isLessThan(EACH_ON_AVERAGE.multipliedBy(all.size()));
    }

    private CheckedAnswer read(CorpusCase answer) {
        return format.read(answer.raw(), CorpusContexts.of(answer.context()), "model");
    }

    private static List<String> words(io.bellwether.decision.domain.Mapping mapping) {
        return List.of(
                mapping.path(), mapping.from(), mapping.to(), mapping.rule().name());
    }
}
