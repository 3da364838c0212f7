package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** Checks docker-compose.yml without Docker: its shape, and that every variable it sets is one that somebody reads. */
class ComposeTest {
    private static final Path COMPOSE = Path.of("..", "docker-compose.yml");
    private static final Pattern SECRET_FROM_OUTSIDE = Pattern.compile("\\$\\{[A-Z_]+:(\\?[^}]+|-)}");

    private final Map<String, Object> compose = load();

    /** The schema holds every rule on one value: known keys, pinned images, ports on loopback only, a health check. */
    @Test
    void isValidAgainstTheSchemaOfTheComposeSpecification() throws IOException {
        assertThat(problems(compose)).isEmpty();
        assertThat(Path.of("..", "Dockerfile")).exists();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "imag | postgres:17.6 | imag",
                "image | postgres:latest | image",
                "ports | [8080:8080] | ports",
                "depends_on | {camunda: {condition: healthy}} | depends_on",
                "healthcheck | {test: [CMD, x], interval: 2 seconds} | healthcheck",
                "restart | sometimes | restart"
            })
    void theSchemaRefusesAPlantedMistake(String key, String value, String where) throws IOException {
        services().get("postgres").put(key, new Yaml().load(value));
        assertThat(problems(compose)).isNotEmpty().allMatch(problem -> problem.contains(where));
    }

    private static List<String> problems(Map<String, Object> document) throws IOException {
        String schema = Files.readString(Path.of("src/test/resources/compose/compose.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(Json.mapper().writeValueAsString(document), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    @Test
    void waitsForHealthAndKeepsStateInDeclaredVolumes() {
        Set<String> declared = map(compose.get("volumes")).keySet();
        services().forEach((name, service) -> {
            map(service.getOrDefault("depends_on", Map.of())).forEach((other, how) -> {
                assertThat(services()).as(name).containsKey(other);
                assertThat(map(how)).as(name).containsEntry("condition", "service_healthy");
            });
            list(service.get("volumes")).forEach(mount -> assertThat(declared).contains(mount.split(":", 2)[0]));
        });
    }

    @Test
    void containsNoSecret() {
        services()
                .forEach((name, service) -> map(service.getOrDefault("environment", Map.of()))
                        .forEach((variable, value) -> {
                            if (variable.contains("PASSWORD")
                                    || variable.contains("KEY")
                                    || variable.contains("SECRET")) {
                                assertThat(String.valueOf(value)).as(variable).matches(SECRET_FROM_OUTSIDE);
                            }
                        }));
    }

    @Test
    void setsOnlyVariablesThatTheApplicationOrTheImageKnows() throws IOException {
        Set<String> application = applicationVariables();
        Set<String> images = Files.readAllLines(Path.of("src/test/resources/compose/image-variables.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toSet());
        services().forEach((name, service) -> {
            Set<String> known = service.containsKey("build") ? application : images;
            Set<String> unknown = new TreeSet<>(
                    map(service.getOrDefault("environment", Map.of())).keySet());
            unknown.removeIf(variable -> known.contains(service.containsKey("build") ? canonical(variable) : variable));
            assertThat(unknown).as(name).isEmpty();
        });
    }

    /**
     * Every property of the application's libraries (their metadata) and of its own property records, and the variables
     * that its settings name as holding a key.
     */
    private static Set<String> applicationVariables() throws IOException {
        Set<String> names = new TreeSet<>();
        Pattern.compile("key-variable: (\\w+)")
                .matcher(Files.readString(Path.of("src/main/resources/application.yaml")))
                .results()
                .forEach(key -> names.add(canonical(key.group(1))));
        for (URL url : Collections.list(
                ComposeTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = url.openStream()) {
                for (JsonNode property : Json.mapper().readTree(in).path("properties")) {
                    names.add(canonical(property.path("name").asString()));
                }
            }
        }
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("io.bellwether").forEach(bean -> {
            Class<?> type = load(bean.getBeanClassName());
            String prefix = type.getAnnotation(ConfigurationProperties.class).prefix();
            for (var component : type.getRecordComponents()) {
                names.add(canonical(prefix + "." + component.getName()));
            }
        });
        return names;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String canonical(String name) {
        return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> load() {
        try (InputStream in = Files.newInputStream(COMPOSE)) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new IllegalStateException("docker-compose.yml is missing", e);
        }
    }

    private Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Object>> services = new java.util.TreeMap<>();
        map(compose.get("services")).forEach((name, service) -> services.put(name, map(service)));
        return services;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    private static List<String> list(Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> items) {
            items.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }
}
