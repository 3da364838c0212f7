package io.bellwether.desk.db;

import io.bellwether.desk.app.TaskCompletions;
import io.bellwether.platform.ByName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code task_completion}; when to look again is the database's time. */
@Repository
class JdbcTaskCompletions implements TaskCompletions {
    private final JdbcClient db;

    JdbcTaskCompletions(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void expect(Completion completion) {
        db.sql("""
                        insert into task_completion (process_instance_key, element_id, kind, subject, desk_id)
                        values (:processInstanceKey, :elementId, :kind, :subject, :desk)
                        on conflict do nothing
                        """).paramSource(ByName.values(completion)).update();
    }

    @Override
    public List<Completion> due(int atMost) {
        return db.sql("""
                        select desk_id as desk, kind, subject, process_instance_key, element_id from task_completion
                        where completed_by is null and next_look_at <= now() order by created_at limit :most
                        """)
                .param("most", atMost)
                .query(ByName.rows(Completion.class))
                .list();
    }

    @Override
    public boolean known(Completion completion, String taskKey, String actor) {
        return db.sql("""
                        update task_completion set task_key = :task, completed_by = :actor, known_at = now()
                        where process_instance_key = :processInstanceKey and element_id = :elementId and completed_by is null
                        """)
                        .paramSource(ByName.values(completion)
                                .with("task", Long.valueOf(taskKey))
                                .with("actor", actor))
                        .update()
                == 1;
    }

    @Override
    public void lookAgain(Completion completion) {
        db.sql("""
                        update task_completion
                        set looks = looks + 1, next_look_at = now() + least(60, 2 * (looks + 1)) * interval '1 second'
                        where process_instance_key = :processInstanceKey and element_id = :elementId
                        """).paramSource(ByName.values(completion)).update();
    }
}
