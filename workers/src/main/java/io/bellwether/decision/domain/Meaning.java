package io.bellwether.decision.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a part of an answer means, in the words that a model is told. A component without it is not part of an answer:
 * the desk fills it in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Meaning {
    /** Meaning with unit and range; one sentence. */
    String value();
}
