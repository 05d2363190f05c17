package chat.baton.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;

/** The customer has seen what they were told. @param seq the number of the last event they saw */
record Seen(long seq) {

    /** @throws ChatRefusal when the page did not keep to the contract */
    static Seen read(JsonNode json) {
        var seq = json.path("seq").asLong(0);
        if (seq < 1) {
            throw ChatRefusal.unusable("seq has to be the number of an event.");
        }
        return new Seen(seq);
    }
}
