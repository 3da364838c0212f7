package io.bellwether.decision.json;

import io.bellwether.decision.app.prompt.AnswerSchema;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.json.AnswerFields.Field;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema made from {@link Decision} and what it holds. Ranges stand in the descriptions only: Anthropic refuses
 * {@code minimum}, {@code maximum} and {@code pattern}, and whatever a model does, every number is checked here anyway.
 */
@Component
final class RecordAnswerSchema implements AnswerSchema {
    private final String json;

    RecordAnswerSchema() {
        JsonMapper mapper = JsonMapper.shared();
        json = mapper.writeValueAsString(object(mapper.createObjectNode(), Decision.class));
    }

    @Override
    public String json() {
        return json;
    }

    private static ObjectNode object(ObjectNode schema, Class<?> record) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (Field field : AnswerFields.of(record)) {
            required.add(field.name());
            property(properties.putObject(field.name()), field);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static void property(ObjectNode schema, Field field) {
        schema.put("description", field.meaning());
        if (field.list()) {
            schema.put("type", "array");
            object(schema.putObject("items"), field.type());
        } else if (field.optional()) {
            schema.putArray("type").add(field.jsonType()).add("null");
        } else {
            schema.put("type", field.jsonType());
        }
        if (!field.constants().isEmpty()) {
            ArrayNode constants = schema.putArray("enum");
            field.constants().forEach(constants::add);
        }
    }
}
