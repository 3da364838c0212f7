package io.bellwether.testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties the context's {@link TestMarket}, if it has one, before each test class. */
final class FreshMarket extends AbstractTestExecutionListener {
    @Override
    public void beforeTestClass(TestContext test) {
        test.getApplicationContext().getBeanProvider(TestMarket.class).ifAvailable(TestMarket::clear);
    }
}
