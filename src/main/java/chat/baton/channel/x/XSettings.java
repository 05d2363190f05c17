package chat.baton.channel.x;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param endpoint   where the provider's API is
 * @param mediaHosts where what customers send may lie: these hosts and those below them, by https. Nothing else is asked in
 *                   an account's name
 */
@ConfigurationProperties("baton.channel.x")
record XSettings(
        @DefaultValue("https://api.x.com") String endpoint,
        @DefaultValue({"twitter.com", "x.com", "twimg.com"}) List<String> mediaHosts) {}
