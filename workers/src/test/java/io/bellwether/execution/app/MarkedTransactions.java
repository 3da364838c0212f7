package io.bellwether.execution.app;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** No database: only the mark that a transaction is open, which the broker looks at. */
public final class MarkedTransactions implements PlatformTransactionManager {
    @Override
    public TransactionStatus getTransaction(@org.jspecify.annotations.Nullable TransactionDefinition definition) {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        return new SimpleTransactionStatus();
    }

    @Override
    public void commit(TransactionStatus status) {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }

    @Override
    public void rollback(TransactionStatus status) {
        TransactionSynchronizationManager.setActualTransactionActive(false);
    }
}
