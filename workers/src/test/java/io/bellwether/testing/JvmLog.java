package io.bellwether.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * What the whole JVM logs, whatever the console shows: commands and desks in memory mute it for all. A context that starts
 * meanwhile ends the listening, so a test that listens is alone.
 */
public final class JvmLog {
    private JvmLog() {}

    /** Ends listening. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Hands on each message with its stack trace until it is closed. */
    public static Listening to(Consumer<String> reader) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                String trace = event.getThrowableProxy() == null
                        ? ""
                        : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
                reader.accept(event.getFormattedMessage() + trace);
            }
        };
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        return () -> {
            root.detachAppender(appender);
            root.setLevel(before);
        };
    }
}
