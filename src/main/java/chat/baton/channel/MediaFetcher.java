package chat.baton.channel;

import org.springframework.stereotype.Component;

/** The threads that fetch this node's share of files. A download that is cut off is begun again when its lease ends. */
@Component
class MediaFetcher extends Crew {

    private final MediaFetching fetching;

    MediaFetcher(MediaTable table, MediaFetching fetching, MediaSettings settings) {
        super("media", settings.threads(), table.wishes(), settings.pollInterval());
        this.fetching = fetching;
    }

    @Override
    boolean work() {
        return fetching.fetchNext();
    }
}
