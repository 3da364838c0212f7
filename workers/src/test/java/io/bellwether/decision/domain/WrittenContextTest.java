package io.bellwether.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.TestContexts;
import io.bellwether.decision.json.TestFormats;
import org.junit.jupiter.api.Test;

class WrittenContextTest {
    private int written;

    private String write(DeskContext facts) {
        written++;
        return TestFormats.contexts().write(facts);
    }

    @Test
    void factsAtHandAreWrittenOnceAndOnlyWhenSomebodyReadsThem() {
        WrittenContext context = WrittenContext.of(TestContexts.bound(), this::write);
        assertThat(TestFormats.contexts().read(context))
                .isSameAs(context.facts().orElseThrow());
        assertThat(written).as("nobody has read the text").isZero();
        String text = TestFormats.contexts().write(TestContexts.bound());
        assertThat(context.text()).isEqualTo(text);
        assertThat(context.text()).isEqualTo(text);
        assertThat(written).isEqualTo(1);
    }

    @Test
    void aTextIsReadAsTheFactsThatWereWritten() {
        WrittenContext context = WrittenContext.of(TestFormats.contexts().write(TestContexts.bound()));
        assertThat(context.facts()).isEmpty();
        assertThat(TestFormats.contexts().read(context)).isEqualTo(TestContexts.bound());
        assertThat(context).isEqualTo(WrittenContext.of(TestContexts.bound(), this::write));
    }
}
