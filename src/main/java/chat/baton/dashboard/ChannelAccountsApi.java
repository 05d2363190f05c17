package chat.baton.dashboard;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.Accounts;
import chat.baton.channel.Connections;
import chat.baton.conversation.ConversationId;
import chat.baton.core.AgentId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Channels")
class ChannelAccountsApi {

    private final AccountDesk desk;
    private final Accounts accounts;
    private final Connections connections;
    private final WebhookAddress webhooks;

    ChannelAccountsApi(AccountDesk desk, Accounts accounts, Connections connections, WebhookAddress webhooks) {
        this.desk = desk;
        this.accounts = accounts;
        this.connections = connections;
        this.webhooks = webhooks;
    }

    @GetMapping("/channels")
    @Operation(summary = "What can be connected, and what each channel asks for")
    ItemsJson<ChannelJson> channels() {
        return new ItemsJson<>(connections.forms().entrySet().stream()
                .map(form -> ChannelJson.of(form.getKey(), form.getValue()))
                .toList());
    }

    record ChannelJson(String channel, String label, List<FieldJson> fields, List<String> steps) {

        static ChannelJson of(String channel, AccountForm form) {
            return new ChannelJson(
                    channel,
                    form.label(),
                    form.fields().stream().map(FieldJson::of).toList(),
                    form.steps());
        }
    }

    /** @param pattern what a value looks like, a regular expression; absent when it may be any text */
    record FieldJson(
            String key, String label, String hint, @Nullable String pattern, boolean secret, boolean required) {

        static FieldJson of(AccountForm.Field field) {
            return new FieldJson(
                    field.key(),
                    field.label(),
                    field.hint(),
                    field.form() == null ? null : field.form().pattern(),
                    field.secret(),
                    field.required());
        }
    }

    @GetMapping("/channel-accounts")
    @Operation(summary = "Channel accounts of your merchants", description = "Credentials are never told.")
    ItemsJson<AccountJson> list(@AuthenticationPrincipal AgentId me) {
        return new ItemsJson<>(desk.of(me).stream().map(this::json).toList());
    }

    @GetMapping("/channel-accounts/{channel}/{name}")
    @Operation(summary = "One channel account")
    AccountJson show(@PathVariable String channel, @PathVariable String name, @AuthenticationPrincipal AgentId me) {
        return json(desk.look(channel, name, me));
    }

    @PutMapping("/channel-accounts/{channel}/{name}")
    @Operation(
            summary = "Connect an account, or change it",
            description = "What is left out or empty stays as it was, so credentials need not be sent again.")
    AccountJson connect(
            @PathVariable String channel,
            @PathVariable String name,
            @Valid @RequestBody Settings asked,
            @AuthenticationPrincipal AgentId me) {
        return json(desk.connect(channel, name, asked.merchant(), asked.settings(), me));
    }

    /** @param merchant whose account it is; needed by who has several */
    record Settings(@Nullable String merchant, @NotNull Map<String, String> settings) {}

    @PostMapping("/channel-accounts/{channel}/{name}/disable")
    @Operation(summary = "Switch an account off", description = "Its webhooks are refused and its messages wait.")
    AccountJson disable(@PathVariable String channel, @PathVariable String name, @AuthenticationPrincipal AgentId me) {
        return json(desk.enable(channel, name, false, me));
    }

    @PostMapping("/channel-accounts/{channel}/{name}/enable")
    @Operation(summary = "Switch an account on again")
    AccountJson enable(@PathVariable String channel, @PathVariable String name, @AuthenticationPrincipal AgentId me) {
        return json(desk.enable(channel, name, true, me));
    }

    @PostMapping("/channel-accounts/{channel}/{name}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send a test message",
            description = "To somebody who has written to the account: write to it from your own phone first.")
    Sent test(
            @PathVariable String channel,
            @PathVariable String name,
            @Valid @RequestBody Test test,
            @AuthenticationPrincipal AgentId me) {
        var conversation = Unusable.unlessReadable(() -> ConversationId.of(test.conversation()));
        return new Sent(test.conversation(), desk.test(desk.look(channel, name, me), conversation));
    }

    /** @param conversation the id of a conversation on the account */
    record Test(@NotBlank String conversation) {}

    /** @param number the message's; its delivery is told with the conversation's messages */
    record Sent(String conversation, int number) {}

    private AccountJson json(Account account) {
        return AccountJson.of(
                account, connections.forms().get(account.channel()), webhooks.of(account), accounts.status(account));
    }
}
