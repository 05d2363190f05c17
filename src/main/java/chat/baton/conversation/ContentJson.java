package chat.baton.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.stereotype.Component;

/** Content as stored; also for modules that keep a copy of it. */
@Component
public class ContentJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public String write(Content content) {
        try {
            return mapper.writerFor(Content.class).writeValueAsString(content).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException when it is not stored content */
    public Content read(String json) {
        try {
            return mapper.readValue(json, Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not stored content", e);
        }
    }
}
