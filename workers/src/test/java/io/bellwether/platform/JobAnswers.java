package io.bellwether.platform;

import com.tngtech.archunit.core.domain.JavaMethod;
import io.bellwether.architecture.ApplicationClasses;
import io.camunda.client.annotation.JobWorker;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the workers answer, by job type: the components of the record that the handler returns. */
final class JobAnswers {
    private static final Map<String, List<RecordComponent>> BY_TYPE = read();

    private JobAnswers() {}

    /** The variables that a job of the type gives; empty when there is no such job or it gives none. */
    static List<RecordComponent> of(String jobType) {
        return BY_TYPE.getOrDefault(jobType, List.of());
    }

    private static Map<String, List<RecordComponent>> read() {
        Map<String, List<RecordComponent>> found = new HashMap<>();
        ApplicationClasses.ALL.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(JobWorker.class))
                .forEach(method ->
                        found.put(method.getAnnotationOfType(JobWorker.class).type(), components(method)));
        return found;
    }

    private static List<RecordComponent> components(JavaMethod handler) {
        RecordComponent[] components = handler.reflect().getReturnType().getRecordComponents();
        return components == null ? List.of() : Arrays.asList(components);
    }
}
