package chat.baton.dashboard;

import chat.baton.conversation.Conversation;
import chat.baton.flow.FlowVersion;
import chat.baton.flow.WayTaken;
import chat.baton.flow.Whereabouts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

@Component
class Diagrams {

    private final Whereabouts whereabouts;
    private final ObjectMapper json;

    Diagrams(Whereabouts whereabouts, ObjectMapper json) {
        this.whereabouts = whereabouts;
        this.json = json;
    }

    /** What the script needs of one diagram. */
    private record Level(String xml, String name, List<String> passed, @Nullable String current) {

        static Level of(WayTaken way) {
            return new Level(
                    address(way.definition()),
                    way.name(),
                    way.passed().stream().distinct().toList(),
                    way.current());
        }
    }

    /** @param engineToo whether it is for somebody who may look into the engine */
    Diagram of(Conversation conversation, boolean engineToo) {
        var ways = whereabouts.of(conversation);
        var place = conversation.place();
        return new Diagram(
                conversation.id().value(),
                ways,
                write(ways.stream().map(Level::of).toList()),
                engineToo && place != null ? place.instance() : null);
    }

    /** What the script needs to draw one flow as deployed, with some of its elements coloured. */
    String of(FlowVersion version, List<String> coloured) {
        return of(version.definition(), coloured);
    }

    /** @param definition id of a flow as deployed */
    String of(String definition, List<String> coloured) {
        return write(List.of(new Level(address(definition), "", coloured, null)));
    }

    private static String address(String definition) {
        return "/diagrams/" + UriUtils.encodePathSegment(definition, StandardCharsets.UTF_8);
    }

    private String write(List<Level> levels) {
        try {
            return json.writeValueAsString(levels);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
