package chat.baton.channel.x;

import chat.baton.channel.AccountForm;
import chat.baton.channel.AccountForm.Field;
import java.util.List;

/** Settings of accounts on X. */
final class XAccount {

    static final String USER_ID = "userId";
    static final String APP_ID = "appId";
    static final String CONSUMER_KEY = "consumerKey";
    static final String CONSUMER_SECRET = "consumerSecret";
    static final String ACCESS_TOKEN = "accessToken";
    static final String ACCESS_TOKEN_SECRET = "accessTokenSecret";
    static final String OAUTH2_TOKEN = "oauth2Token";
    static final String SENDS_PER_15_MINUTES = "sendsPer15Minutes";
    static final String SENDS_PER_DAY = "sendsPerDay";

    private static final String KEYS = "Developer portal, your app, Keys and tokens";

    static final AccountForm FORM = new AccountForm(
            "X",
            List.of(
                    Field.required(USER_ID, "User ID", "The account's number, which the access token begins with")
                            .shaped("\\d{1,25}"),
                    Field.optional(
                                    APP_ID,
                                    "App ID",
                                    "Developer portal, your app. Without it, Baton knows its own messages by their ids and words alone")
                            .shaped("\\d{1,25}"),
                    Field.secret(CONSUMER_KEY, "API key", KEYS),
                    Field.secret(CONSUMER_SECRET, "API key secret", KEYS),
                    Field.secret(
                            ACCESS_TOKEN,
                            "Access token",
                            KEYS + "; made after the app may read and write direct messages"),
                    Field.secret(ACCESS_TOKEN_SECRET, "Access token secret", "Shown with the access token"),
                    Field.optionalSecret(
                            OAUTH2_TOKEN,
                            "OAuth 2.0 user token",
                            "Only when the app sends by OAuth 2.0, with the scopes dm.write, dm.read, tweet.read, users.read and media.write"),
                    Field.optional(
                                    SENDS_PER_15_MINUTES,
                                    "Messages in 15 minutes",
                                    "What your plan allows; 15 unless said. More wait")
                            .shaped("[1-9]\\d{0,4}"),
                    Field.optional(
                                    SENDS_PER_DAY,
                                    "Messages in 24 hours",
                                    "What your plan allows; 1440 unless said. More wait")
                            .shaped("[1-9]\\d{0,4}")),
            List.of(
                    "In the developer portal of X, let your app read, write and send direct messages, then make the access token.",
                    "Register {webhook} as the app's webhook (POST /2/webhooks). X asks it a question at once, which Baton answers.",
                    "Subscribe the account to it: either POST /2/account_activity/webhooks/:id/subscriptions/all, or POST "
                            + "/2/activity/subscriptions for each of dm.received, dm.sent, dm.read, chat.received and oauth.revoke.",
                    "In the account's settings, allow message requests from everyone, and say in its description that a bot answers."));

    private XAccount() {}
}
