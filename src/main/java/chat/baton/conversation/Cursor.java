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

    /**
     * @param newest where to begin without a cursor; absent for the very first
     * @throws IllegalArgumentException when the cursor is not one of ours, or nothing was said then
     */
    static Cursor parse(@Nullable String cursor, @Nullable Instant newest) {
        if (cursor == null) {
            return newest == null ? START : new Cursor(possible(newest), START.id);
        }
        var parts = cursor.split("_", 2);
        try {
            return new Cursor(possible(Instant.parse(parts[0])), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("Not a cursor: " + cursor, e);
        }
    }

    private static Instant possible(Instant at) {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(START.at)) {
            throw new IllegalArgumentException("Nothing was said then: " + at);
        }
        return at;
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
