package chat.baton.channel;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.MimeType;
import org.springframework.util.unit.DataSize;

/**
 * @param store        where files lie: {@code file:folder/} or {@code s3://bucket/prefix/}, with a slash at the end
 * @param largest      the largest file that is kept
 * @param types        what is kept, by its bytes
 * @param trustedHosts hosts that may be asked without TLS and inside our own network, for files customers send; empty
 *                     outside of the sandbox
 * @param threads      files this node fetches at a time; none leaves the fetching to other nodes
 * @param pollInterval how often an idle fetcher looks for files left by other nodes or due again
 * @param timeLimit    how long the bytes of one file may take to come
 * @param lease        how long a file may be in fetching before another node takes it over; longer than the time limit
 * @param maxAttempts  tries after which a file has failed
 * @param backOff      wait after the first failed try, three times as long after each further one up to an hour
 * @param linksLast    how long a link to a file works that a provider was given
 * @param s3           absent unless the store is S3 and needs more than the environment tells
 */
@ConfigurationProperties("baton.media")
record MediaSettings(
        String store,
        @DefaultValue("25MB") DataSize largest,
        @DefaultValue({
                    "image/png",
                    "image/jpeg",
                    "image/gif",
                    "image/webp",
                    "audio/*",
                    "video/*",
                    "application/pdf",
                    "application/msword",
                    "application/vnd.ms-excel",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "text/plain",
                    "text/csv"
                })
                Set<MimeType> types,
        @DefaultValue({}) Set<String> trustedHosts,
        @DefaultValue("2") int threads,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("30s") Duration timeLimit,
        @DefaultValue("2m") Duration lease,
        @DefaultValue("9") int maxAttempts,
        @DefaultValue("5s") Duration backOff,
        @DefaultValue("7d") Duration linksLast,
        @Nullable S3 s3) {

    /**
     * Credentials come from where Amazon's own tools look for them, such as {@code AWS_ACCESS_KEY_ID} and
     * {@code AWS_SECRET_ACCESS_KEY}.
     *
     * @param endpoint of a store that is not Amazon's; absent for Amazon's
     * @param region   absent when the environment tells it
     */
    record S3(@Nullable URI endpoint, @Nullable String region) {}

    boolean keeps(MimeType type) {
        return types.stream().anyMatch(kept -> kept.includes(type));
    }
}
