package chat.baton.channel;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Whether an account is described as its channel asks for. */
@Component
class AccountCheck {

    private static final int LONGEST = 4000;

    private final Channels channels;

    AccountCheck(Channels channels) {
        this.channels = channels;
    }

    Account checked(Account account, List<Account> others) {
        var form = form(account.channel());
        account.settings().forEach((key, value) -> checkKnown(form, key));
        form.fields().forEach(field -> check(field, account.settings()));
        var identity = channels.get(account.channel()).identity();
        others.stream()
                .filter(other -> other.channel().equals(account.channel())
                        && !other.name().equals(account.name()))
                .filter(other -> account.find(identity).isPresent()
                        && account.find(identity).equals(other.find(identity)))
                .findFirst()
                .ifPresent(other -> {
                    throw new UnusableAccount(
                            "This " + form.label() + " account is connected already, under another name");
                });
        return account;
    }

    private static void checkKnown(AccountForm form, String key) {
        if (form.fields().stream().noneMatch(field -> field.key().equals(key))) {
            throw new UnusableAccount(form.label() + " has no setting \"" + key + "\"");
        }
    }

    private static void check(AccountForm.Field field, Map<String, String> settings) {
        var value = settings.getOrDefault(field.key(), "");
        if (value.isBlank() && field.required()) {
            throw new UnusableAccount("\"" + field.label() + "\" is missing");
        }
        if (value.length() > LONGEST
                || !value.isBlank()
                        && field.form() != null
                        && !field.form().matcher(value).matches()) {
            throw new UnusableAccount("\"" + field.label() + "\" does not look like one. " + field.hint());
        }
    }

    SortedMap<String, AccountForm> forms() {
        var forms = new TreeMap<String, AccountForm>();
        channels.all().forEach(channel -> forms.put(channel.name(), channel.form()));
        return forms;
    }

    Predicate<String> secretsOf(String channel) {
        return form(channel)::isSecret;
    }

    private AccountForm form(String channel) {
        return channels.named(channel)
                .map(Channel::form)
                .orElseThrow(() -> new UnusableAccount("There is no channel \"" + channel + "\""));
    }
}
