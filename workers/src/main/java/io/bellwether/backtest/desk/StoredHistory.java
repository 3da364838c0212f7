package io.bellwether.backtest.desk;

import io.bellwether.execution.app.ExchangeBook;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.reporting.app.mail.AlertStore;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Repeats, on the application's adapters, what was written in memory. */
@Component
class StoredHistory {
    private final ListableBeanFactory beans;
    private final EntityManager entities;
    private final Map<Class<?>, Object> adapters = new HashMap<>();
    private final Map<Method, Boolean> writes = new HashMap<>();

    StoredHistory(ListableBeanFactory beans, EntityManager entities) {
        this.beans = beans;
        this.entities = entities;
    }

    /** Whether the port's method writes: the application's adapter says so by its transaction. */
    synchronized boolean isWrite(Class<?> port, Method method) {
        return writes.computeIfAbsent(method, m -> isTransaction(port, m));
    }

    private boolean isTransaction(Class<?> port, Method method) {
        Object adapter = beans.getBeanProvider(port).getIfUnique();
        if (adapter == null) {
            return false;
        }
        Class<?> type = AopUtils.getTargetClass(adapter);
        Method implementation = AopUtils.getMostSpecificMethod(method, type);
        @Nullable
        Transactional transaction = AnnotatedElementUtils.findMergedAnnotation(implementation, Transactional.class);
        return transaction != null && !transaction.readOnly();
    }

    /**
     * Repeats the calls in their order within the caller's transaction. One that answered no wrote nothing: what it would
     * have written was there. What happened at the exchange is written at the end, all at once: its book shares no table
     * with the desk's.
     */
    void repeat(List<RecordedCall> calls) {
        for (RecordedCall call : exchangeAtTheEnd(calls)) {
            if (!Boolean.FALSE.equals(call.answer())) {
                repeat(call);
            }
        }
        // Each flush looks through all that the session still knows.
        entities.flush();
        entities.clear();
    }

    private static List<RecordedCall> exchangeAtTheEnd(List<RecordedCall> calls) {
        List<RecordedCall> ordered = new ArrayList<>();
        List<RecordedCall> exchange = new ArrayList<>();
        for (RecordedCall call : calls) {
            (call.isOf(ExchangeBook.class, "store") ? exchange : ordered).add(call);
        }
        Map<Object, List<Object>> events = new LinkedHashMap<>();
        exchange.forEach(
                call -> events.computeIfAbsent(Objects.requireNonNull(call.arguments()[0]), desk -> new ArrayList<>())
                        .addAll((List<?>) Objects.requireNonNull(call.arguments()[1])));
        events.forEach((desk, all) -> ordered.add(exchange.getFirst().with(desk, all)));
        return ordered;
    }

    private void repeat(RecordedCall call) {
        Object adapter = adapters.computeIfAbsent(call.port(), beans::getBean);
        @Nullable
        Object answer = adapter instanceof AlertStore alerts
                ? alerts.storeWithin((Alert) Objects.requireNonNull(call.arguments()[0]))
                : call.on(adapter);
        if (answer instanceof Boolean && !answer.equals(call.answer())) {
            throw new IllegalStateException("%s.%s answered %s in memory and %s in the database, asked with %s"
                    .formatted(
                            call.port().getSimpleName(),
                            call.method().getName(),
                            call.answer(),
                            answer,
                            Arrays.toString(call.arguments())));
        }
    }
}
