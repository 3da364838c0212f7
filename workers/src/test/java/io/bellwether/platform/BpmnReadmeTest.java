package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.platform.ProcessModels.Model;
import io.camunda.zeebe.model.bpmn.instance.Error;
import io.camunda.zeebe.model.bpmn.instance.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** {@code bpmn/README.md} knows every process, message, error and job type of the models. */
class BpmnReadmeTest {
    @Test
    void readmeNamesWhatTheModelsContain() throws IOException {
        Set<String> names = new TreeSet<>(ProcessModels.jobTypes());
        names.addAll(ProcessModels.ids(ProcessModels.BPMN, ".dmn"));
        for (Model model : ProcessModels.all()) {
            names.add(model.id());
            model.all(Message.class).forEach(message -> names.add(message.getName()));
            model.all(Error.class).forEach(error -> names.add(error.getErrorCode()));
        }
        String readme = Files.readString(ProcessModels.BPMN.resolve("README.md"));
        assertThat(names).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }
}
