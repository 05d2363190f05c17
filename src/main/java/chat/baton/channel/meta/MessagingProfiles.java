package chat.baton.channel.meta;

import chat.baton.channel.Json;
import chat.baton.channel.Profile;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who a customer is. Some hide it; then nothing is known. */
@Component
class MessagingProfiles {

    /** @throws IOException when the answer is no JSON */
    public Profile read(@Body byte[] answer) throws IOException {
        var profile = Json.read(answer);
        return new Profile(name(profile), Json.text(profile.path("profile_pic")), null);
    }

    private static @Nullable String name(JsonNode profile) {
        var parts = Stream.of("first_name", "last_name")
                .map(part -> Json.text(profile.path(part)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(parts, Json.text(profile.path("name")), Json.text(profile.path("username")))
                .filter(name -> name != null && !name.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
