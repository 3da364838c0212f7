package io.bellwether.backtest.desk;

import io.bellwether.marketdata.app.MarketStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A call that wrote something.
 *
 * @param port what was called
 * @param method which of its methods
 * @param arguments with what; they are immutable
 * @param answer what came back; null of a method that returns nothing
 */
record RecordedCall(
        Class<?> port,
        Method method,
        @Nullable Object[] arguments,
        @Nullable Object answer) {
    /** Calls the same of another adapter of the port. */
    @Nullable
    Object on(Object adapter) {
        return invoke(adapter, method, arguments);
    }

    /** The same call with other arguments. */
    RecordedCall with(Object... others) {
        return new RecordedCall(port, method, others, answer);
    }

    boolean isOf(Class<?> owner, String name) {
        return port == owner && method.getName().equals(name);
    }

    /** Whether it wrote market data, which are not one desk's. */
    boolean isOfMarket() {
        return port.getPackageName().equals(MarketStore.class.getPackageName());
    }

    static @Nullable Object invoke(Object adapter, Method method, @Nullable Object[] arguments) {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
