package io.bellwether.execution.db;

import io.bellwether.execution.app.approval.ApprovalAnswers;
import io.bellwether.platform.ByName;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code approval_answer}. */
@Repository
class JdbcApprovalAnswers implements ApprovalAnswers {
    private final JdbcClient db;

    JdbcApprovalAnswers(JdbcClient db) {
        this.db = db;
    }

    @Override
    public long give(String orderId, boolean approved, String actor, String reason) {
        return db.sql("""
                        insert into approval_answer (order_id, approved, actor, reason)
                        values (:order, :approved, :actor, :reason) returning id
                        """)
                .param("order", orderId)
                .param("approved", approved)
                .param("actor", actor)
                .param("reason", reason)
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<Given> find(long id) {
        return db.sql("""
                        select id, order_id, approved, actor, reason, taken_at is not null as taken from approval_answer
                        where id = :id
                        """).param("id", id).query(ByName.rows(Given.class)).optional();
    }

    @Override
    public void taken(long id) {
        db.sql("update approval_answer set taken_at = now() where id = :id and taken_at is null")
                .param("id", id)
                .update();
    }

    @Override
    public void withdraw(long id) {
        db.sql("delete from approval_answer where id = :id and taken_at is null")
                .param("id", id)
                .update();
    }
}
