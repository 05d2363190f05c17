package chat.baton.channel.whatsapp;

import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.PartMark;
import chat.baton.channel.Reachability;
import chat.baton.channel.Receipts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** How far our messages got. Each status may come late, twice, out of order, and before the answer to our own request. */
@Component
class WhatsAppStatuses {

    private final Receipts receipts;
    private final Reachability reachability;

    WhatsAppStatuses(Receipts receipts, Reachability reachability) {
        this.receipts = receipts;
        this.reachability = reachability;
    }

    void handle(InboundEvent event, JsonNode status) {
        var id = Json.text(status.path("id"));
        if (id == null) {
            return;
        }
        var ours = PartMark.parse(Json.text(status.path("biz_opaque_callback_data")));
        Runnable taken = () -> ours.ifPresent(mark -> receipts.taken(event.from(), mark, id, event.occurredAt()));
        switch (status.path("status").asText()) {
            case "delivered" -> note(() -> receipts.delivered(event.from(), List.of(id), event.occurredAt()), taken);
            case "read", "played" -> note(() -> receipts.read(event.from(), List.of(id), event.occurredAt()), taken);
            case "failed" -> {
                taken.run();
                failed(event, id, ours, status.path("errors").path(0));
            }
            default -> taken.run();
        }
    }

    /** Nearly always the id is known, from the answer to our request or an earlier status. */
    private static void note(BooleanSupplier status, Runnable taken) {
        if (!status.getAsBoolean()) {
            taken.run();
            status.getAsBoolean();
        }
    }

    private void failed(InboundEvent event, String id, Optional<PartMark> ours, JsonNode error) {
        var why = WhatsAppError.of(error);
        receipts.failed(event.from(), id, ours.map(PartMark::part).orElse(null), why.reason());
        if (why.kind() == WhatsAppError.Kind.UNREACHABLE) {
            reachability.stopped(event.from(), why.reason(), event.occurredAt());
        }
    }
}
