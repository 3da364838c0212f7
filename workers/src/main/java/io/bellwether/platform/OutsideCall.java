package io.bellwether.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A port that speaks to somebody else's machine: a broker, a data source, a model, a mail server, the engine. It takes as
 * long as it takes and cannot be rolled back, so it refuses to be called in a database transaction: plan in a transaction,
 * commit, act, record. It also refuses when the job that calls was lost. {@link OutsideCalls} sees to both.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OutsideCall {
    /** A method of such a port that answers by itself. */
    @Documented
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Local {}
}
