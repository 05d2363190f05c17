package chat.baton.channel.messenger;

import chat.baton.channel.NoSuchAccount;
import chat.baton.core.MerchantId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Beside these, {@code endpoint} is the provider's address with the version of its interface; only the routes read it.
 *
 * @param accounts    by the name that stands in the webhook's path
 * @param webhookSize the largest webhook read; larger ones are refused
 * @param signals     whether customers see that their message was seen and that an answer is on its way
 */
@ConfigurationProperties("baton.channel.messenger")
record MessengerSettings(
        @DefaultValue Map<String, Account> accounts,
        @DefaultValue("1MB") DataSize webhookSize,
        @DefaultValue("true") boolean signals) {

    /**
     * A merchant's page. The secrets come from the environment.
     *
     * @param appId         absent when unknown; echoes are then told apart by their metadata alone
     * @param humanAgentTag whether the provider lets this page's agents answer for seven days
     */
    record Account(
            MerchantId merchant,
            String pageId,
            @Nullable String appId,
            String appSecret,
            String verifyToken,
            String pageToken,
            @DefaultValue("false") boolean humanAgentTag) {

        /** @throws IllegalArgumentException when a secret is missing: an empty one would let anybody in */
        Account {
            if (isMissing(appSecret) || isMissing(verifyToken) || isMissing(pageToken)) {
                throw new IllegalArgumentException(
                        "Messenger page " + pageId + " needs its app secret, verify token and page token");
            }
        }

        private static boolean isMissing(@Nullable String secret) {
            return secret == null || secret.isBlank();
        }

        @Override
        public String toString() {
            return "Account[merchant=" + merchant + ", pageId=" + pageId + "]";
        }
    }

    /** @throws NoSuchAccount when there is none */
    Account account(String name) {
        return find(name).orElseThrow(() -> new NoSuchAccount(Messenger.NAME, name));
    }

    Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** The name of the account a page's event belongs to: a webhook names one of the app's accounts and may carry events of all. */
    Optional<String> nameOf(String pageId, String webhookAccount) {
        var webhook = account(webhookAccount);
        if (webhook.pageId().equals(pageId)) {
            return Optional.of(webhookAccount);
        }
        return accounts.entrySet().stream()
                .filter(other -> other.getValue().pageId().equals(pageId)
                        && other.getValue().appSecret().equals(webhook.appSecret()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
