package chat.baton.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of conversations begins: behind this one. */
record Cursor(Instant at, UUID id) {

    private static final Cursor START = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    static Cursor after(Conversation conversation) {
        return new Cursor(conversation.lastAt(), conversation.id().value());
    }

    /** @throws IllegalArgumentException when it is not one of ours */
    static Cursor parse(@Nullable String cursor) {
        if (cursor == null) {
            return START;
        }
        var parts = cursor.split("_", 2);
        try {
            var at = Instant.parse(parts[0]);
            if (at.isBefore(Instant.EPOCH) || at.isAfter(START.at)) {
                throw new IllegalArgumentException("Nothing was said then: " + at);
            }
            return new Cursor(at, UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Not a cursor: " + cursor, e);
        }
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
