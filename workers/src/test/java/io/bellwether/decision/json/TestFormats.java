package io.bellwether.decision.json;

import io.bellwether.decision.app.answer.AnswerFormat;
import io.bellwether.decision.app.context.ContextFormat;

/** Opens the JSON adapters to the tests of other packages. */
public final class TestFormats {
    private TestFormats() {}

    public static ContextFormat contexts() {
        return new JsonContextFormat();
    }

    public static AnswerFormat answers() {
        return new JsonAnswerFormat();
    }
}
