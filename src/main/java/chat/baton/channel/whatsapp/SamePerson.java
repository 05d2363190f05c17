package chat.baton.channel.whatsapp;

import chat.baton.channel.Arrival;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.conversation.CustomerRef;
import java.time.Instant;
import java.util.Map;

/**
 * Two customers that turned out to be one person.
 *
 * @param gone    what they were kept under until now
 * @param staying what they are kept under from now on
 */
record SamePerson(Sighting seen, String gone, String staying) {

    /** The topic of an event that tells a worker so, after all the customer has said before. */
    static final String TOPIC = "same-person";

    private static final String STAYING = "staying";

    Arrival told(Instant now) {
        return Arrival.of(
                seen.account(),
                TOPIC + ":" + gone + ":" + staying,
                TOPIC,
                gone,
                now,
                Json.write(Map.of(STAYING, staying)),
                true);
    }

    /** Who goes on for the customer the event is of. */
    static CustomerRef staying(InboundEvent event) {
        var gone = event.from();
        return new CustomerRef(
                gone.merchant(),
                gone.channel(),
                gone.account(),
                Json.read(event.payload()).path(STAYING).asText());
    }
}
