package io.bellwether.backtest.desk;

import io.bellwether.platform.InMemory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Stands before the adapters in memory of a kernel and remembers, in their order, the calls that wrote something. Whoever
 * asks for a port gets one that records; what an adapter itself calls in turn is not recorded. It is one thread's.
 */
final class RecordedPorts implements BeanFactoryPostProcessor {
    private final BiPredicate<Class<?>, Method> writes;
    private List<RecordedCall> calls = new ArrayList<>();
    private int depth;

    /** @param writes which methods of which ports write something */
    RecordedPorts(BiPredicate<Class<?>, Method> writes) {
        this.writes = writes;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForAnnotation(InMemory.class)) {
            Class<?> adapter = beans.getType(name);
            if (adapter != null) {
                Arrays.stream(adapter.getInterfaces())
                        .filter(port -> Arrays.stream(port.getMethods()).anyMatch(method -> writes.test(port, method)))
                        .forEach(port -> stand(beans, name, port));
            }
        }
    }

    private <T> void stand(ConfigurableListableBeanFactory beans, String name, Class<T> port) {
        RootBeanDefinition recorded = new RootBeanDefinition(port, () -> recorded(beans, name, port));
        recorded.setPrimary(true);
        recorded.setLazyInit(true);
        ((BeanDefinitionRegistry) beans).registerBeanDefinition("recorded." + port.getName(), recorded);
    }

    private <T> T recorded(ConfigurableListableBeanFactory beans, String name, Class<T> port) {
        Object adapter = beans.getBean(name);
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) ->
                        call(port, adapter, method, arguments == null ? new Object[0] : arguments)));
    }

    private @Nullable Object call(Class<?> port, Object adapter, Method method, @Nullable Object[] arguments) {
        if (depth > 0 || !writes.test(port, method)) {
            return RecordedCall.invoke(adapter, method, arguments);
        }
        depth++;
        try {
            @Nullable Object answer = RecordedCall.invoke(adapter, method, arguments);
            calls.add(new RecordedCall(port, method, arguments, answer));
            return answer;
        } finally {
            depth--;
        }
    }

    /** What was recorded since it was last taken. */
    List<RecordedCall> take() {
        List<RecordedCall> taken = calls;
        calls = new ArrayList<>();
        return taken;
    }
}
