package io.bellwether.decision.json;

import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.kernel.PermanentFault;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Contexts as JSON. */
@Component
final class JsonContextFormat implements ContextFormat {
    private final JsonMapper mapper = ContextMapper.create();

    @Override
    public String write(DeskContext context) {
        return mapper.writeValueAsString(context);
    }

    @Override
    public DeskContext read(String text) {
        try {
            return mapper.readValue(text, DeskContext.class);
        } catch (JacksonException e) {
            throw new PermanentFault("stored context cannot be read: " + e.getOriginalMessage());
        }
    }
}
