package io.bellwether.decision.json;

import io.bellwether.decision.app.ContextFormat;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.kernel.PermanentFault;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contexts as JSON. What was written last is mostly what is read next, by the advisor and by the check of its answer: then
 * it is not read again.
 */
@Component
final class JsonContextFormat implements ContextFormat {
    private final JsonMapper mapper = ContextMapper.create();
    private volatile Optional<Written> last = Optional.empty();

    private record Written(String text, DeskContext context) {}

    @Override
    public String write(DeskContext context) {
        String text = mapper.writeValueAsString(context);
        last = Optional.of(new Written(text, context));
        return text;
    }

    @Override
    public DeskContext read(String text) {
        Optional<Written> known = last.filter(written -> written.text().equals(text));
        return known.isPresent() ? known.get().context() : parsed(text);
    }

    private DeskContext parsed(String text) {
        try {
            return mapper.readValue(text, DeskContext.class);
        } catch (JacksonException e) {
            throw new PermanentFault("stored context cannot be read: " + e.getOriginalMessage());
        }
    }
}
