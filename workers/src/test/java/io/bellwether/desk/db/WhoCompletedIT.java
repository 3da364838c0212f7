package io.bellwether.desk.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.TaskCompletions;
import io.bellwether.desk.app.TaskCompletions.Completion;
import io.bellwether.desk.app.WhoCompleted;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.EngineQueries;
import io.bellwether.platform.EngineQueries.CompletedTask;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Who completed a person's task is filled in when the engine tells, however late. */
@DatabaseTest
class WhoCompletedIT {
    private static final String TASK = "Task_ReleaseEmergencyStop";
    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");

    @Autowired
    WhoCompleted whoCompleted;

    @Autowired
    TaskCompletions completions;

    @MockitoSpyBean
    Desks desks;

    @Autowired
    Halts halts;

    @Autowired
    JdbcClient db;

    @MockitoBean
    EngineQueries engine;

    @Test
    void aReleaseIsNamedOnceTheEngineTellsAndOnlyOnce() {
        long halt = released("named-late");
        Completion asked = ask("named-late", halt, 1);
        Mockito.when(engine.completedTask(1, TASK))
                .thenThrow(new TransientFault("Tasklist is away", null))
                .thenReturn(Optional.empty())
                .thenReturn(Optional.of(new CompletedTask("4711", "demo")));
        assertThat(whoCompleted.run()).isZero();
        due();
        assertThat(whoCompleted.run()).isZero();
        assertThat(releasedBy(halt)).isEqualTo(WhoCompleted.UNKNOWN_YET);
        due();
        assertThat(whoCompleted.run()).isEqualTo(1);
        assertThat(releasedBy(halt)).isEqualTo("tasklist:demo");
        whoCompleted.ask(asked);
        due();
        assertThat(whoCompleted.run()).isZero();
        assertThat(db.sql(
                                "select actor from audit_entry where desk_id = 'named-late' and action = 'RELEASE_STOP_NAMED'")
                        .query(String.class)
                        .list())
                .containsExactly("tasklist:demo");
    }

    @Test
    void aTaskThatAProgramCompletedNamesNobody() {
        long halt = released("program-released");
        ask("program-released", halt, 2);
        Mockito.when(engine.completedTask(2, TASK)).thenReturn(Optional.of(new CompletedTask("4712", "")));
        due();
        whoCompleted.run();
        assertThat(releasedBy(halt)).isEqualTo("engine interface, no user named");
    }

    @Test
    void whatWasLookedAtInVainWaitsBeforeTheNextLook() {
        ask("waits", released("waits"), 3);
        Mockito.when(engine.completedTask(3, TASK)).thenReturn(Optional.empty());
        whoCompleted.run();
        assertThat(completions.due(100)).noneMatch(due -> due.processInstanceKey() == 3);
    }

    private Completion ask(String desk, long halt, long instance) {
        Completion completion =
                new Completion(new DeskId(desk), TaskCompletions.Kind.RELEASE, String.valueOf(halt), instance, TASK);
        whoCompleted.ask(completion);
        return completion;
    }

    private long released(String id) {
        Desk desk = TestDesks.desk(id);
        desks.save(desk);
        halts.halt(desk.id(), new Halt("drill", "test", false, NOON));
        db.sql("update desk_halt set released_as_of = halted_as_of, released_by = :by where desk_id = :desk")
                .param("by", WhoCompleted.UNKNOWN_YET)
                .param("desk", id)
                .update();
        return db.sql("select id from desk_halt where desk_id = :desk")
                .param("desk", id)
                .query(Long.class)
                .single();
    }

    private void due() {
        db.sql("update task_completion set next_look_at = now() - interval '1 second'")
                .update();
    }

    private String releasedBy(long halt) {
        return db.sql("select released_by from desk_halt where id = :halt")
                .param("halt", halt)
                .query(String.class)
                .single();
    }
}
