package io.bellwether.testing;

import io.bellwether.execution.app.broker.Broker;
import io.bellwether.kernel.TransientFault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.GenericApplicationContext;

/** The paper broker under the name {@code unsteady}: a test can make it unreachable for one desk. */
public final class UnsteadyBroker {
    public static final String NAME = "unsteady";
    private static final Set<String> DOWN = ConcurrentHashMap.newKeySet();

    private UnsteadyBroker() {}

    /** Whether every call for the desk fails as if the broker could not be reached. */
    public static void down(String desk, boolean down) {
        if (down) {
            DOWN.add(desk);
        } else {
            DOWN.remove(desk);
        }
    }

    /** Adds the broker to an application that is about to start. */
    static void register(GenericApplicationContext context) {
        context.registerBean("unsteadyBroker", Broker.class, () -> before(context));
    }

    private static Broker before(GenericApplicationContext context) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(),
                new Class<?>[] {Broker.class},
                (proxy, method, arguments) -> call(context, proxy, method, arguments));
    }

    private static @Nullable Object call(
            GenericApplicationContext context, Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "name", "toString":
                return NAME;
            case "hashCode":
                return NAME.hashCode();
            case "equals":
                return arguments != null && proxy == arguments[0];
            default:
                if (arguments != null && DOWN.stream().anyMatch(desk -> concerns(arguments[0], desk))) {
                    throw new TransientFault("the broker cannot be reached", null);
                }
                try {
                    return method.invoke(context.getBean("paperBroker"), arguments);
                } catch (InvocationTargetException e) {
                    throw Objects.requireNonNullElse(e.getCause(), e);
                }
        }
    }

    /** A call names its desk, or hands over an order whose id begins with it. */
    private static boolean concerns(Object first, String desk) {
        return first.toString().equals(desk) || first.toString().contains(desk + "-20");
    }
}
