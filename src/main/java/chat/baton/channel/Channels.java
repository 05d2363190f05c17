package chat.baton.channel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All channels, by name. */
@Component
class Channels {

    private final Map<String, Channel> channels;

    Channels(List<Channel> channels) {
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
    }

    Optional<Channel> named(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    /** @throws IllegalArgumentException when it is not installed */
    Channel get(String name) {
        return named(name).orElseThrow(() -> new IllegalArgumentException("No channel " + name));
    }

    Collection<Channel> all() {
        return channels.values();
    }
}
