package io.bellwether.testing;

import io.bellwether.platform.OutsideCall;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/** Lets a test look at each call of the application to the outside before it is made, and hold it up. */
public final class PortHooks implements BeanPostProcessor {
    private static final List<Hook> HOOKS = new CopyOnWriteArrayList<>();

    /** Sees a call; what it throws, the caller gets. */
    public interface Hook {
        void before(Class<?> port, String method, List<?> arguments) throws Exception;
    }

    /** Until the hook is closed every call goes by it. */
    public static AutoCloseable add(Hook hook) {
        HOOKS.add(hook);
        return () -> HOOKS.remove(hook);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Class<?>[] interfaces = Arrays.stream(ClassUtils.getAllInterfacesForClass(bean.getClass()))
                .filter(type -> java.lang.reflect.Modifier.isPublic(type.getModifiers()))
                .toArray(Class<?>[]::new);
        if (Arrays.stream(interfaces).noneMatch(type -> type.isAnnotationPresent(OutsideCall.class))) {
            return bean;
        }
        return Proxy.newProxyInstance(bean.getClass().getClassLoader(), interfaces, (proxy, method, arguments) -> {
            if (method.getDeclaringClass().isAnnotationPresent(OutsideCall.class)) {
                for (Hook hook : HOOKS) {
                    hook.before(
                            method.getDeclaringClass(),
                            method.getName(),
                            arguments == null ? List.of() : Arrays.asList(arguments));
                }
            }
            try {
                return method.invoke(bean, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
