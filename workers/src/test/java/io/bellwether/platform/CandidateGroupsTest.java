package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.bellwether.platform.EngineQueries.Groups;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeAssignmentDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CandidateGroupsTest {
    private static List<String> check(Groups groups) {
        EngineQueries engine = mock(EngineQueries.class);
        when(engine.groups()).thenReturn(groups);
        return new CandidateGroups(engine).check();
    }

    @Test
    void anEngineWithoutGroupsLetsAnybodyApproveWhichIsSaid() {
        assertThat(check(Groups.NONE))
                .singleElement()
                .asString()
                .startsWith("The engine has no groups: whoever can log in to Tasklist may approve orders")
                .contains("(risk, traders)");
    }

    @Test
    void aGroupThatTheEngineDoesNotHaveIsNamed() {
        assertThat(check(new Groups(true, Set.of("traders", "admins"))))
                .containsExactly(
                        "The engine has no group risk: create it and put the people into it who may approve and release.");
        assertThat(check(new Groups(true, Set.of("traders", "risk")))).isEmpty();
    }

    @Test
    void theGroupsAreThoseOfTheModels() {
        Set<String> named = new TreeSet<>();
        ProcessModels.all()
                .forEach(model -> model.all(ZeebeAssignmentDefinition.class)
                        .forEach(assignment -> named.add(assignment.getCandidateGroups())));
        assertThat(named).isEqualTo(new TreeSet<>(CandidateGroups.NAMED));
    }
}
