package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.core.MerchantId;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How the bot listens and speaks in a conversation: to this merchant's customers, on this channel, in this language. */
@Component
class Manners {

    private static final int REMEMBERED = 1000;

    private record Where(MerchantId merchant, String channel, String language) {}

    private final SpokenLanguages languages;
    private final LoadingCache<Where, BotSettings.Manner> manners;

    Manners(BotSettings settings, SpokenLanguages languages) {
        this.languages = languages;
        this.manners = Caffeine.newBuilder().maximumSize(REMEMBERED).build(where -> settings.of(
                        where.merchant(), where.channel())
                .in(Locale.forLanguageTag(where.language())));
    }

    BotSettings.Manner of(Conversation conversation) {
        return manners.get(new Where(
                conversation.merchant(),
                conversation.customer().ref().channel(),
                languages.of(conversation).getLanguage()));
    }
}
