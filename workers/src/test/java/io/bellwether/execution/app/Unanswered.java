package io.bellwether.execution.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Optional;

/** Ports of which only one question is expected, and the answer is nothing. */
public final class Unanswered {
    private Unanswered() {}

    /** Days and halts that are never there: whatever else is asked of them is a mistake of the test. */
    public static <T> T port(Class<T> port, String question) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo(question);
                    return Optional.empty();
                }));
    }
}
