package chat.baton.channel.whatsapp;

import chat.baton.channel.AccountForm;
import chat.baton.channel.AccountForm.Field;
import chat.baton.channel.meta.MetaAccount;
import java.util.List;
import java.util.stream.Stream;

/** Settings of a WhatsApp number. */
final class WhatsAppAccount {

    static final String PHONE_NUMBER_ID = "phoneNumberId";
    static final String BUSINESS_ACCOUNT_ID = "businessAccountId";
    static final String ACCESS_TOKEN = "accessToken";
    static final String LIST_BUTTON = "listButton";

    static final AccountForm FORM = new AccountForm(
            "WhatsApp",
            Stream.concat(
                            Stream.of(
                                    Field.required(PHONE_NUMBER_ID, "Phone number ID", "App, WhatsApp, API setup")
                                            .shaped("\\w{1,64}"),
                                    Field.optional(
                                                    BUSINESS_ACCOUNT_ID,
                                                    "WhatsApp Business Account ID",
                                                    "App, WhatsApp, API setup; agents choose from its approved templates")
                                            .shaped("\\w{1,64}"),
                                    Field.secret(
                                            ACCESS_TOKEN,
                                            "Access token",
                                            "Business settings, System users, Generate token, with whatsapp_business_messaging and whatsapp_business_management"),
                                    Field.optional(
                                                    LIST_BUTTON,
                                                    "Words on the button that opens a list",
                                                    "1 to 20 characters; \"Choose\" when left empty")
                                            .shaped(".{1,20}")),
                            MetaAccount.APP.stream())
                    .toList(),
            List.of(
                    "In your app at Meta for Developers, add WhatsApp and open its configuration.",
                    "As callback URL paste {webhook}, and as verify token the words you chose.",
                    "Subscribe to the fields messages, smb_message_echoes, user_preferences and user_id_update.",
                    "Have the app subscribed to your WhatsApp Business Account: POST /{WABA-ID}/subscribed_apps."));

    private WhatsAppAccount() {}
}
