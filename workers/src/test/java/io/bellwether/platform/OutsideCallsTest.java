package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The guard fits around a bean of any shape. */
class OutsideCallsTest {
    @OutsideCall
    interface Line {
        String call();

        @OutsideCall.Local
        default String number() {
            return "7";
        }
    }

    static class Open implements Line {
        @Override
        public String call() {
            return "answer";
        }

        String own() {
            return "own";
        }
    }

    static final class Closed implements Line {
        @Override
        public String call() {
            return "answer";
        }
    }

    @AfterEach
    void endTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Test
    void guardsClassesFinalClassesAnonymousOnesAndLambdas() {
        List<Supplier<Line>> shapes = List.of(
                Open::new,
                Closed::new,
                () -> new Line() {
                    @Override
                    public String call() {
                        return "answer";
                    }
                },
                () -> () -> "answer");
        for (Supplier<Line> shape : shapes) {
            Line line = bean(Line.class, shape);
            assertThat(line.call()).isEqualTo("answer");
            TransactionSynchronizationManager.setActualTransactionActive(true);
            assertThatThrownBy(line::call)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Line.call speaks to the outside");
            assertThat(line.number()).isEqualTo("7");
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    @Test
    void aGuardedBeanIsStillOfItsClass() {
        assertThat(bean(Open.class, Open::new).own()).isEqualTo("own");
    }

    @Test
    void guardsWhatIsNoBean() {
        Line line = OutsideCalls.<Line>guarded(() -> "answer");
        TransactionSynchronizationManager.setActualTransactionActive(true);
        assertThatThrownBy(line::call).isInstanceOf(IllegalStateException.class);
        assertThat(OutsideCalls.guarded("no port")).isSameAs("no port");
    }

    private static <T> T bean(Class<T> type, Supplier<? extends T> made) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.addBeanPostProcessor(OutsideCalls.outsideCallsAreGuarded());
        beans.registerBeanDefinition(
                "line",
                BeanDefinitionBuilder.genericBeanDefinition(type, made::get).getBeanDefinition());
        return beans.getBean(type);
    }
}
