package io.bellwether.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/** Guards every bean with a port that is marked {@link OutsideCall}. */
@Configuration(proxyBeanMethods = false)
public class OutsideCalls {
    /** Unordered, so that it comes after the processors that make a bean transactional: the guard is the outermost. */
    @Bean
    static BeanPostProcessor outsideCallsAreGuarded() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return guarded(bean);
            }
        };
    }

    /** The same object behind a guard if it has a marked port, else the object itself; for objects that are no beans. */
    @SuppressWarnings("unchecked")
    public static <T> T guarded(T target) {
        Class<?>[] interfaces = Arrays.stream(ClassUtils.getAllInterfacesForClass(target.getClass()))
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .toArray(Class<?>[]::new);
        if (Arrays.stream(interfaces).noneMatch(type -> type.isAnnotationPresent(OutsideCall.class))) {
            return target;
        }
        return (T) Proxy.newProxyInstance(
                target.getClass().getClassLoader(),
                interfaces,
                (proxy, method, arguments) -> call(target, method, arguments));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass().isAnnotationPresent(OutsideCall.class)
                && !method.isAnnotationPresent(OutsideCall.Local.class)) {
            require(method.getDeclaringClass().getSimpleName() + "." + method.getName());
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /**
     * Passes when the outside may be spoken to here and now.
     *
     * @throws IllegalStateException in a transaction
     * @throws JobLost when the job that this thread works on is another's
     */
    static void require(String what) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    what + " speaks to the outside and was called in a transaction: plan in a transaction, commit, then act");
        }
        requireJob();
    }

    /**
     * Passes unless the job that this thread works on was lost; for a worker that is about to draw conclusions from a call
     * that failed.
     *
     * @throws JobLost when it was
     */
    public static void requireJob() {
        JobHold.requireCurrent();
    }
}
