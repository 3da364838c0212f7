package io.bellwether.platform;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AbstractAdvisingBeanPostProcessor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/** Guards every bean with a port that is marked {@link OutsideCall}. */
@Configuration(proxyBeanMethods = false)
public class OutsideCalls {
    private static final MethodInterceptor GUARD = OutsideCalls::guard;

    @Bean
    static BeanPostProcessor outsideCallsAreGuarded() {
        return new Guarding();
    }

    /** The same object behind a guard if it has a marked port, else the object itself; for objects that are no beans. */
    @SuppressWarnings("unchecked")
    public static <T> T guarded(T target) {
        if (!hasMarkedPort(target.getClass())) {
            return target;
        }
        ProxyFactory proxy = new ProxyFactory(target);
        proxy.addAdvice(GUARD);
        return (T) proxy.getProxy(target.getClass().getClassLoader());
    }

    /** Puts the guard around beans; it is the outermost, so that it looks before a bean's own transaction begins. */
    private static final class Guarding extends AbstractAdvisingBeanPostProcessor {
        Guarding() {
            setBeforeExistingAdvisors(true);
            advisor = new DefaultPointcutAdvisor(GUARD);
        }

        @Override
        protected boolean isEligible(Class<?> type) {
            return hasMarkedPort(type);
        }

        @Override
        protected ProxyFactory prepareProxyFactory(Object bean, String name) {
            ProxyFactory factory = super.prepareProxyFactory(bean, name);
            factory.setProxyTargetClass(!Modifier.isFinal(bean.getClass().getModifiers()));
            return factory;
        }
    }

    private static boolean hasMarkedPort(Class<?> type) {
        return ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .anyMatch(port -> port.isAnnotationPresent(OutsideCall.class));
    }

    private static @Nullable Object guard(MethodInvocation invocation) throws Throwable {
        Object target = Objects.requireNonNull(invocation.getThis());
        Method method = ClassUtils.getInterfaceMethodIfPossible(invocation.getMethod(), target.getClass());
        Class<?> port = method.getDeclaringClass();
        if (port.isAnnotationPresent(OutsideCall.class) && !method.isAnnotationPresent(OutsideCall.Local.class)) {
            require(port.getSimpleName() + "." + method.getName());
        }
        return invocation.proceed();
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
                    what
                            + " speaks to the outside and was called in a transaction: plan in a transaction, commit, then act");
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
