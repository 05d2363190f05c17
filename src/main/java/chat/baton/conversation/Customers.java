package chat.baton.conversation;

import chat.baton.core.CustomerId;
import chat.baton.core.MerchantId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the people who write. */
@Service
@Transactional
public class Customers {

    static final int MOST_KEYS = 50;
    static final int LONGEST_KEY = 64;
    public static final int LONGEST_VALUE = 500;

    private final CustomerTable customers;
    private final ConversationTable conversations;
    private final Clock clock;

    Customers(CustomerTable customers, ConversationTable conversations, Clock clock) {
        this.customers = customers;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** @throws java.util.NoSuchElementException when there is no such customer */
    @Transactional(readOnly = true)
    public Profile profile(Conversation conversation) {
        return customers.profile(conversation.customer());
    }

    /** Other conversations of the merchant with somebody of the same e-mail address or phone number, newest first, 20 at most. */
    @Transactional(readOnly = true)
    public List<Conversation> alsoKnownAs(Conversation conversation) {
        return customers.sameContact(conversation);
    }

    /**
     * Notes something about a customer, replacing what stood under the key.
     *
     * @param key   1 to 64 characters
     * @param value up to 500 characters; empty takes the key away
     * @throws TooMuchData when one is too long, or it would be the 51st key
     */
    public void note(MerchantId merchant, CustomerId customer, String key, String value) {
        var name = Words.storable(key).strip();
        var text = Words.storable(value).strip();
        check(name, text);
        if (text.isEmpty()) {
            customers.forget(customer, name);
        } else if (!customers.note(merchant, customer, name, text, MOST_KEYS, clock.instant())) {
            throw new TooMuchData("A customer has " + MOST_KEYS + " keys at most");
        }
    }

    /**
     * From now on the customer is spoken to in this language.
     *
     * @param tag a BCP 47 tag; empty to go by what the provider tells next
     * @throws IllegalArgumentException when it names no language
     */
    public void speaks(CustomerId customer, String tag) {
        var language = Languages.of(tag).map(Locale::toLanguageTag);
        if (language.isEmpty() && !tag.isBlank()) {
            throw new IllegalArgumentException("Not a language: " + tag);
        }
        conversations.speaks(customer, language.orElse(null));
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || length(key) > LONGEST_KEY) {
            throw new TooMuchData("A key has 1 to " + LONGEST_KEY + " characters");
        }
        if (length(value) > LONGEST_VALUE) {
            throw new TooMuchData("A value has " + LONGEST_VALUE + " characters at most");
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
