package chat.baton.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Content as stored; also for modules that keep a copy of it. */
@Component
public class ContentJson {

    /** A zero character, which PostgreSQL cannot keep; not the same six characters typed by somebody, which follow a backslash. */
    private static final Pattern ZERO = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectWriter writer = MAPPER.writerFor(Content.class);
    private final ObjectReader reader = MAPPER.readerFor(Content.class);

    public String write(Content content) {
        try {
            var json = writer.writeValueAsString(content);
            return json.contains("\\u0000") ? ZERO.matcher(json).replaceAll("$1") : json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when it is not stored content */
    public Content read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not stored content", e);
        }
    }
}
