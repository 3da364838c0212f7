package io.bellwether.platform;

import java.util.Locale;
import org.springframework.core.env.PropertyResolver;

/** Whose engine it is: what is done about one that is away depends on it. */
public enum EngineWhose {
    /** The sandbox's, which starts and stops it. */
    BUNDLED(
            "It is the bundled one.",
            "Start the stack with './bellwether up', or look whether the Camunda broker runs."),
    /** The user's. */
    OWN(
            "It is yours; Bellwether neither starts nor stops it.",
            "It is yours: look whether it runs and takes what Bellwether shows; Bellwether neither starts nor stops it."),
    /** Nobody said. */
    UNKNOWN("", BUNDLED.remedy);

    private static final String SETTING = "bellwether.engine.whose";

    private final String sentence;
    private final String remedy;

    EngineWhose(String sentence, String remedy) {
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** What the settings say. */
    public static EngineWhose of(PropertyResolver settings) {
        return valueOf(settings.getProperty(SETTING, UNKNOWN.name()).toUpperCase(Locale.ROOT));
    }

    /** Says it to a person; empty when it is not known. */
    public String sentence() {
        return sentence;
    }

    /** What a person does about an engine that does not work. */
    public String remedy() {
        return remedy;
    }
}
