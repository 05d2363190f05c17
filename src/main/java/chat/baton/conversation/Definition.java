package chat.baton.conversation;

import org.jspecify.annotations.Nullable;

/** Key and version of the process that owns a step, read from the engine's definition id {@code key:version:id}. */
record Definition(@Nullable String key, @Nullable Integer version) {

    static Definition of(@Nullable Place place) {
        if (place == null || place.definition() == null) {
            return new Definition(null, null);
        }
        var parts = place.definition().split(":");
        return parts.length < 2
                ? new Definition(place.flow(), place.flowVersion())
                : new Definition(parts[0], Integer.valueOf(parts[1]));
    }
}
