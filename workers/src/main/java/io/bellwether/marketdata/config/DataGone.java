package io.bellwether.marketdata.config;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.marketdata.app.MarketFeed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * For drills only: while the file {@code bellwether.drill.data-gone} is there, no source of market data delivers. Without
 * the moved clock of a drill, which no live desk runs with, it has no effect.
 */
@Component
@ConditionalOnProperty({"bellwether.drill.data-gone", "bellwether.clock.file"})
class DataGone implements BeanPostProcessor {
    private final Path file;

    DataGone(Environment environment) {
        this.file = Path.of(environment.getRequiredProperty("bellwether.drill.data-gone"));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof MarketFeed feed ? guarded(feed) : bean;
    }

    private MarketFeed guarded(MarketFeed feed) {
        return (MarketFeed) Objects.requireNonNull(Proxy.newProxyInstance(
                MarketFeed.class.getClassLoader(), new Class<?>[] {MarketFeed.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("kind") && Files.exists(file)) {
                        throw new BpmnErrorException("MARKET_DATA_UNAVAILABLE", "a drill keeps the market data away");
                    }
                    try {
                        return method.invoke(feed, arguments);
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }
}
